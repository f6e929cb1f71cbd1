import type { Origin } from '@hybrid-mailflow/evidence';
import type { PrintedTime } from './delivery-attempt.js';

/** One server a mail went through: a Received header, or a row of the hop table of a delivery report. */
export interface Hop {
  /** What the sending server called itself, and the address it came from. */
  readonly from?: string;
  readonly fromAddress?: string;
  readonly by?: string;
  readonly byAddress?: string;
  /** Protocol as printed: `ESMTPS`, `Microsoft SMTP Server`, `mapi` … */
  readonly with?: string;
  /** Such as `Frontend Transport`. */
  readonly via?: string;
  readonly id?: string;
  readonly for?: string;
  /** `TLS 1.2`; absent where the header does not tell, which does not mean plain text. */
  readonly tlsVersion?: string;
  readonly cipher?: string;
  readonly time?: PrintedTime;
  /** Seconds since the hop before it; negative where clocks disagree. */
  readonly delaySeconds?: number;
}

/**
 * What the headers of a mail tell of its way: which server took it over with which protection, and what Exchange made of
 * its sender.
 */
export interface MessageHeaders {
  /** Format id: `received-headers`, or `ndr-mail` for the mail a delivery report is about. */
  readonly format: string;
  /** In the order the mail travelled. */
  readonly hops: readonly Hop[];
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  readonly messageId?: string;
  readonly networkMessageId?: string;
  readonly date?: PrintedTime;
  /** X-MS-Exchange-Organization-AuthAs (or -CrossPremises-, -CrossTenant-AuthAs): `Internal`, `Anonymous`, `Partner`, `External`. */
  readonly authAs?: string;
  /** Server that decided `authAs`. */
  readonly authSource?: string;
  readonly authMechanism?: string;
  /** `Originating` or `Incoming`. */
  readonly directionality?: string;
  /** Domain by which the sending organization was attributed. */
  readonly originatorOrg?: string;
  /** Server whose Send connector took the cross-premises headers off (CloudServicesMailEnabled is False there). */
  readonly crossPremisesFilteredBy?: string;
  /** Server that turned cross-premises headers into organization headers: the mail counts as internal. */
  readonly crossPremisesPromotedBy?: string;
  readonly authenticationResults: readonly string[];
  /** Every header the facts above were read from and its kin, by name in lower case, the first of each. */
  readonly exchange: Readonly<Record<string, string>>;
  readonly origin: Origin;
}
