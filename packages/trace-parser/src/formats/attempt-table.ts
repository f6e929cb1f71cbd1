import type { RecordSink } from '../format.js';
import { type TableShape } from '../table/read-header.js';
import { openTable, type TableOptions, type TableReader } from '../table/table-reader.js';
import type { AttemptField } from './attempt-columns.js';
import { attemptReader } from './attempt-reader.js';

/** Reads a table of attempts: a row, an attempt. */
export function openAttemptTable(
  format: string,
  shape: TableShape<AttemptField>,
  sink: RecordSink,
  options: TableOptions,
): TableReader {
  const row = attemptReader(format, options, sink);
  return openTable(shape, { row }, sink, options);
}
