import type { RecordSink } from '../format.js';
import type { IssueReporter } from '../issue-reporter.js';
import type { MailLimits } from './mail-limits.js';
import type { MimePart } from './mime-part.js';

/** What the readers of one mail share: where to tell what, and how places are found. */
export interface MailContext {
  readonly sink: RecordSink;
  readonly issues: IssueReporter;
  readonly limits: MailLimits;
  /** Label of the evidence item. */
  readonly item: string;
  /** The item, one character for each byte, and where in it the mail begins. */
  readonly raw: string;
  readonly mailStart: number;
  readonly lineAt: (at: number) => number;
}

/** The line a part begins at; parts that came encoded have no lines in the item, so that of the mail. */
export function lineOf(part: MimePart, { raw, mailStart, lineAt }: MailContext): number {
  return lineAt(part.raw === raw ? part.start : mailStart);
}
