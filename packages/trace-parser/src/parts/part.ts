import type { ReadOptions, RecordSink, TraceReader } from '../format.js';
import type { CarriedSessions } from '../session/open-sessions.js';
import type { TableOptions, TableReader, TableState } from '../table/table-reader.js';

/** What is left when a part was read: plain data, so that another thread can join it to its neighbours. */
export interface PartState extends TableState {
  readonly sessions?: CarriedSessions;
}

export interface PartReader extends TraceReader {
  state(): PartState;
}

/** Gives out what belongs to more than one part. */
export interface PartJoin {
  /** Adds the next part; `lines` lie before it. False where parts like these cannot be joined. */
  add(part: PartState, lines: number): boolean;
  end(): void;
}

/** How a format is read in parts at the same time. */
export interface PartSupport {
  /** How the beginning of a row is known: a log row begins with a date, a CSV row has as many fields as the header. */
  readonly rows: 'log' | 'csv';
  open(sink: RecordSink, options: TableOptions): PartReader;
  join(sink: RecordSink, options: ReadOptions): PartJoin;
}

/** Parts of a table whose rows have nothing to do with each other. */
export function rowParts(
  rows: PartSupport['rows'],
  open: (sink: RecordSink, options: TableOptions) => TableReader,
): PartSupport {
  return { rows, open, join: () => ({ add: () => true, end: () => undefined }) };
}
