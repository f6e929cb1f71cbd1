import type { Origin } from '@hybrid-mailflow/evidence';
import type { Fact, FaultClass, LoggedCertificate, MessageHeaders } from '@hybrid-mailflow/trace-parser';
import type { Share } from '../diagnosis.js';
import type { Breakdown } from './breakdown.js';
import type { LoggedMoments } from './coincidence.js';
import type { Moments } from './moments.js';
import type { SessionFacts } from './session-facts.js';

/** Failing attempts with the same fault, whatever wording told of them. */
export interface FaultObservation {
  /** As shown: `450 4.7.320 SubjectMismatch`. */
  readonly fault: string;
  readonly token: string | null;
  readonly replyCode: number | null;
  readonly enhancedCode: string | null;
  readonly class: FaultClass;
  readonly share: Share;
  readonly origins: readonly Origin[];
  /** Origins beyond the first few. */
  readonly more: number;
  readonly targetHosts: readonly string[];
  readonly targetAddresses: readonly string[];
  readonly expectedSubjects: readonly string[];
  readonly presented: readonly {
    readonly subject: string | null;
    readonly thumbprint: string | null;
    readonly origin: Origin;
  }[];
  /** ISO 8601 of the first and last failing attempt, where the source tells. */
  readonly first: string | null;
  readonly last: string | null;
  /** Where and when it failed, beside all attempts there. */
  readonly where: Breakdown;
  /** Of the attempts Exchange Online made. */
  readonly moments: Moments;
  /** The source only quotes examples (a pasted line, an NDR): shares mean nothing. */
  readonly examplesOnly: boolean;
  /** Only servers of the organization told of it, as the side that sends. */
  readonly fromServers: boolean;
}

/** What the SmtpReceive logs show of one server and connector. */
export interface ServedCertificate {
  readonly server: string;
  readonly connector: string;
  readonly certificate: LoggedCertificate;
  readonly sessions: number;
  /** Sessions with this certificate in which mail was accepted. */
  readonly accepted: number;
  /** Sessions that ended after the handshake without a mail: what a rejected certificate looks like from here. */
  readonly endedAfterTls: number;
  /** ISO 8601 of the first and last of those sessions. */
  readonly first: string | null;
  readonly last: string | null;
  readonly origin: Origin;
}

export interface Observations {
  readonly attempts: number;
  readonly faults: readonly FaultObservation[];
  readonly served: readonly ServedCertificate[];
  /** What the SmtpSend logs show a server presented to Exchange Online. */
  readonly presented: readonly ServedCertificate[];
  /** What they show was served to others on the Internet: the certificate is chosen by the connector, not by the peer (§B.1). */
  readonly servedToStrangers: readonly ServedCertificate[];
  /** Remote addresses of Exchange Online seen by each server (upper case), as its log has them. */
  readonly cloudAddresses: ReadonlyMap<string, readonly string[]>;
  /** The server (upper case) behind an address of its own, by its SmtpReceive log. */
  readonly serverAddresses: ReadonlyMap<string, string>;
  /** Remarkable things in sessions with Exchange Online, by server and connector. */
  readonly sessions: readonly SessionFacts[];
  /** When Exchange Online opened sessions to each server (upper case), by its SmtpReceive log. */
  readonly logged: ReadonlyMap<string, LoggedMoments>;
  /** What tools and servers said beside logs and exports. */
  readonly facts: readonly Fact[];
  readonly headers: readonly MessageHeaders[];
}
