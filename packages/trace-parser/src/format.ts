import type { Issue } from '@hybrid-mailflow/evidence';
import type { DeliveryAttempt } from './delivery-attempt.js';
import type { Fact } from './fact.js';
import type { MailLimits } from './mail/mail-limits.js';
import type { MessageHeaders } from './message-headers.js';
import type { NdrReport } from './ndr-report.js';
import type { PartSupport } from './parts/part.js';
import type { SessionRecord } from './session-record.js';

/** The decoded beginning of an item (64 KiB at most), for recognising it. */
export interface Sample {
  readonly label: string;
  readonly text: string;
}

/** A guess with its reason. `score` from 0 to 1: 1 is a signature nothing else has, 0.5 a shape others share. */
export interface Detection {
  readonly format: string;
  readonly score: number;
  readonly reason: string;
  /** Recognised by bytes that are no text. */
  readonly binary?: true;
}

export type TraceRecord =
  | { readonly kind: 'attempt'; readonly attempt: DeliveryAttempt }
  | { readonly kind: 'session'; readonly session: SessionRecord }
  | { readonly kind: 'report'; readonly report: NdrReport }
  | { readonly kind: 'headers'; readonly headers: MessageHeaders }
  | { readonly kind: 'fact'; readonly fact: Fact };

export interface RecordSink {
  record(record: TraceRecord): void;
  issue(issue: Issue): void;
  /**
   * Gives what counts attempts like one that was recorded: they differ from it in nothing that is counted but moment,
   * message and line. Only a sink that keeps no records has it.
   */
  attemptsLike?(attempt: DeliveryAttempt): CountAttempt;
  /**
   * Takes what somebody wrote in a mail, to read more in it than failures (exports, certificates), and says whether
   * anything was found. Where absent, failures and the output of tools are read in it as in any pasted text.
   */
  written?(text: WrittenText): boolean;
}

/** Counts one more attempt; `time` is ISO 8601 UTC, `message` its id, empty where that does not count. */
export type CountAttempt = (time: string, message: string, line: number) => void;

/** The text of a mail that is no delivery report of a server, decoded. */
export interface WrittenText {
  readonly text: string;
  /** Line of the item at which it begins; its own lines are those of the item only where it came without encoding. */
  readonly firstLine: number;
  /** The failures it quotes have been read. */
  readonly told: boolean;
}

export interface ReadOptions {
  /** Label of the evidence item, for origins. */
  readonly item: string;
  /** Line of the item at which the first byte stands; 1 unless the reader starts inside a file. */
  readonly firstLine?: number;
  /** Limits of the formats that are mails or come in them. */
  readonly mailLimits?: Partial<MailLimits>;
  /**
   * `summary` for records that go into a `Summarizer` and nowhere else: rows that count for nothing are left out, and
   * fields no summary has. From whole rows the summary is the same, sooner; issues of rows left out are not told.
   */
  readonly detail?: 'all' | 'summary';
  /** Limits of the forms that are read line by line; what was not given has its default. */
  readonly textLimits?: Partial<TextLimits>;
}

/** Limits of reading pasted text; reaching one is an issue. */
export interface TextLimits {
  /** Bytes of a line that are read at once: 64 KiB; a longer line comes in pieces. */
  readonly lineBytes: number;
  /** Lines of one text that must be read as a whole (a table, a list, a transcript): 200,000. */
  readonly lines: number;
  /** Facts given out of one item: 100,000. */
  readonly facts: number;
  /** Bytes of a text in which failures are looked for, or the output of several tools: 16 MiB. */
  readonly textBytes: number;
}

/** Takes bytes in pieces of any size; the records are the same for any split. */
export interface TraceReader {
  push(bytes: Uint8Array): void;
  end(): void;
}

/** One text in which Exchange tells that mail did not flow: a file of src/formats, its id the file's name. */
export interface TraceFormat {
  readonly id: string;
  readonly title: string;
  detect(sample: Sample): Detection | undefined;
  open(sink: RecordSink, options: ReadOptions): TraceReader;
  /** Where items can be read in parts, by several threads at the same time. */
  readonly parts?: PartSupport;
}
