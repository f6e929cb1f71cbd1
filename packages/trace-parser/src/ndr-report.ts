import type { Origin } from '@hybrid-mailflow/evidence';
import type { PrintedTime } from './delivery-attempt.js';
import type { Hop, MessageHeaders } from './message-headers.js';

/** A delivery status notification as a whole; each recipient of it is a delivery attempt beside it. */
export interface NdrReport {
  readonly format: 'ndr-mail';
  /** Server that made the report: Reporting-MTA, else the generating server of the prose. */
  readonly reportingMta?: string;
  readonly receivedFromMta?: string;
  readonly arrivalDate?: PrintedTime;
  /** The servers the prose for administrators names. */
  readonly generatingServer?: string;
  readonly receivingServer?: string;
  /** Subject, Message-ID and date of the report itself. */
  readonly subject?: string;
  readonly messageId?: string;
  readonly date?: PrintedTime;
  /** Recipients the report tells of; not all, where a limit was hit. */
  readonly recipients: readonly string[];
  /** Rows of its "Message Hops" table, in the order the mail travelled. */
  readonly hops: readonly Hop[];
  /** Headers of the mail it is about. */
  readonly original?: MessageHeaders;
  /** Further fields about the message, by name in lower case: `x-postfix-queue-id` … */
  readonly extra?: Readonly<Record<string, string>>;
  readonly origin: Origin;
}
