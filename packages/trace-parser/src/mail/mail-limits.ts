import { resolveLimits } from '@hybrid-mailflow/evidence';

/** How much of a mail is read; whatever is cut off is told by an issue. */
export interface MailLimits {
  /** Bytes of one item: a mail, a mailbox file or a report is held as a whole. */
  readonly itemBytes: number;
  /** Mails of one mailbox file. */
  readonly mails: number;
  /** MIME parts of one mail. */
  readonly parts: number;
  /** Multiparts and forwarded mails inside each other. */
  readonly depth: number;
  /** Recipients of one delivery report. */
  readonly recipients: number;
  /** Replies quoted for one recipient of a report. */
  readonly replies: number;
  /** Lines a report says of one recipient in sentences. */
  readonly lines: number;
  /** Received headers of one mail, and rows of one hop table. */
  readonly hops: number;
}

const DEFAULTS: MailLimits = {
  itemBytes: 64 * 1024 * 1024,
  mails: 10_000,
  parts: 1000,
  depth: 20,
  recipients: 1000,
  replies: 50,
  lines: 400,
  hops: 100,
};

/** @throws TypeError when a limit is unknown, or is not a whole number of at least 0. */
export function mailLimits(given: Partial<MailLimits> | undefined): MailLimits {
  return resolveLimits(DEFAULTS, given);
}
