import { Buffer } from 'node:buffer';
import { decodeText, type Issue, type Parsed } from '@hybrid-mailflow/evidence';
import { detectTrace } from './detect.js';
import type { TextLimits, TraceRecord } from './format.js';
import { FORMATS } from './formats/index.js';
import type { MailLimits } from './mail/mail-limits.js';

const SAMPLE_BYTES = 64 * 1024;

export interface ParseTraceOptions {
  /** Label of the evidence item, for origins. */
  readonly item: string;
  /** Id of the format; the likeliest of `detectTrace` when left out. */
  readonly format?: string;
  /** Limits of the formats that are mails or come in them. */
  readonly mailLimits?: Partial<MailLimits>;
  /** Limits of the forms that are read line by line. */
  readonly textLimits?: Partial<TextLimits>;
}

/**
 * Reads a whole item that fits in memory. An item of no known format gives no records and the issue
 * FORMAT_UNKNOWN.
 * @throws TypeError when `format` names no format, or a limit is no whole number.
 */
export function parseTrace(input: Uint8Array | string, options: ParseTraceOptions): Parsed<TraceRecord> {
  const bytes = typeof input === 'string' ? Buffer.from(input, 'utf8') : input;
  const { item } = options;
  const text = decodeText(bytes.subarray(0, SAMPLE_BYTES)).text;
  const id = options.format ?? detectTrace({ label: item, text })[0]?.format;
  if (id === undefined) {
    const issue: Issue = {
      code: 'FORMAT_UNKNOWN',
      severity: 'error',
      text: 'no known format of a trace, log or report',
      origin: { item },
    };
    return { records: [], issues: [issue] };
  }
  const format = FORMATS.find((candidate) => candidate.id === id);
  if (!format) throw new TypeError(`no trace format ${id}`);
  const records: TraceRecord[] = [];
  const issues: Issue[] = [];
  const sink = {
    record: (record: TraceRecord) => void records.push(record),
    issue: (issue: Issue) => void issues.push(issue),
  };
  const reader = format.open(sink, {
    item,
    ...(options.mailLimits && { mailLimits: options.mailLimits }),
    ...(options.textLimits && { textLimits: options.textLimits }),
  });
  reader.push(bytes);
  reader.end();
  return { records, issues };
}
