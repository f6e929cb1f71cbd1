import type { Issue } from '@hybrid-mailflow/evidence';
import type { DeliveryAttempt } from './delivery-attempt.js';
import type { MailLimits } from './mail/mail-limits.js';
import type { MessageHeaders } from './message-headers.js';
import type { NdrReport } from './ndr-report.js';
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
  | { readonly kind: 'headers'; readonly headers: MessageHeaders };

export interface RecordSink {
  record(record: TraceRecord): void;
  issue(issue: Issue): void;
}

export interface ReadOptions {
  /** Label of the evidence item, for origins. */
  readonly item: string;
  /** Line of the item at which the first byte stands; 1 unless the reader starts inside a file. */
  readonly firstLine?: number;
  /** Limits of the formats that are mails or come in them. */
  readonly mailLimits?: Partial<MailLimits>;
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
}
