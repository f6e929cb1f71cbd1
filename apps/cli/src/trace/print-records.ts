import type { EvidenceItem, Issue } from '@hybrid-mailflow/evidence';
import { readFault } from '@hybrid-mailflow/evidence-files';
import type { TraceRecord } from '@hybrid-mailflow/trace-parser';
import type { Output } from '../terminal.js';
import { openTrace, readThrough } from './open-trace.js';
import { CSV_HEADER, csvLine } from './record-columns.js';

export type RecordFormat = 'ndjson' | 'json' | 'csv';

export interface PrintedRecords {
  readonly recognised: number;
  readonly notRecognised: readonly string[];
  readonly unreadable: readonly string[];
  /** Issues that the format has no place for. */
  readonly issues: number;
}

/** How a format looks. */
interface Shape {
  readonly head: string;
  record(record: TraceRecord, first: boolean): string;
  /** Nothing where the format has no place for issues. */
  issue?(issue: Issue, first: boolean): string;
  readonly foot: string;
}

const entry = (value: unknown, first: boolean) => `${first ? '' : ','}\n${JSON.stringify(value)}`;

const SHAPES: Readonly<Record<RecordFormat, Shape>> = {
  // One document: records and issues in the order in which they were found.
  json: {
    head: '[',
    record: entry,
    issue: (issue, first) => entry({ kind: 'issue', issue }, first),
    foot: '\n]\n',
  },
  ndjson: {
    head: '',
    record: (record) => `${JSON.stringify(record)}\n`,
    issue: (issue) => `${JSON.stringify({ kind: 'issue', issue })}\n`,
    foot: '',
  },
  csv: { head: CSV_HEADER, record: csvLine, foot: '' },
};

/** Prints every record as it is read; waits where the reader of the output is slower, so that memory does not grow. */
export async function printRecords(
  items: readonly EvidenceItem[],
  format: RecordFormat,
  output: Output,
  read: (bytes: number) => void,
): Promise<PrintedRecords> {
  const shape = SHAPES[format];
  const notRecognised: string[] = [];
  const unreadable: string[] = [];
  let recognised = 0;
  let issues = 0;
  let first = true;
  let text = shape.head;
  const add = (piece: string) => {
    text += piece;
    first = false;
  };
  const sink = {
    record: (record: TraceRecord) => add(shape.record(record, first)),
    issue(issue: Issue) {
      if (shape.issue) add(shape.issue(issue, first));
      else issues++;
    },
  };
  for (const item of items) {
    try {
      const opened = await openTrace(item);
      if (!opened) {
        notRecognised.push(item.label);
        continue;
      }
      recognised++;
      const reader = opened.format.open(sink, { item: item.label });
      const fault = await readThrough(opened.chunks, (chunk) => {
        reader.push(chunk);
        read(chunk.length);
        const full = text;
        text = '';
        return flush(output, full);
      });
      reader.end();
      if (fault !== undefined) unreadable.push(`${item.label}: ${fault}`);
    } catch (error) {
      const fault = readFault(error);
      if (fault === undefined) throw error;
      unreadable.push(`${item.label}: ${fault}`);
    }
  }
  await flush(output, text + shape.foot);
  return { recognised, notRecognised, unreadable, issues };
}

/** Writes, and waits until there is room for more. */
async function flush(output: Output, text: string): Promise<void> {
  if (text === '' || output.write(text) !== false || !output.once) return;
  await new Promise<void>((resolve) => output.once?.('drain', resolve));
}
