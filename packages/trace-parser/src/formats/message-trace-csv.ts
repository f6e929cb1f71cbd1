import type { Detection, Sample, TraceFormat } from '../format.js';
import { matchColumns } from '../table/columns.js';
import { headerOf } from '../table/header-of.js';
import type { TableShape } from '../table/read-header.js';
import { ATTEMPT_COLUMNS, type AttemptField } from './attempt-columns.js';
import { rowParts } from '../parts/part.js';
import { openAttemptTable } from './attempt-table.js';

const ID = 'message-trace-csv';

const SHAPE: TableShape<AttemptField> = {
  kind: 'csv',
  fields: ATTEMPT_COLUMNS,
  required: [['time'], ['recipient', 'recipientStatus'], ['event', 'recipientStatus']],
  defaults: [],
};

/**
 * Message traces of Exchange Online as CSV: Export-Csv of Get-MessageTrace(V2) and Get-MessageTraceDetail(V2), the
 * summary and extended reports of historical searches, and the downloads of the admin center.
 */
export const messageTraceCsv: TraceFormat = {
  id: ID,
  title: 'Message trace (CSV)',
  detect,
  open: (sink, options) => openAttemptTable(ID, SHAPE, sink, options),
  parts: rowParts('csv', (sink, options) => openAttemptTable(ID, SHAPE, sink, options)),
};

function detect(sample: Sample): Detection | undefined {
  const names = headerOf(sample.text);
  const { positions } = matchColumns(names, ATTEMPT_COLUMNS);
  const has = (field: keyof typeof positions) => positions[field] !== -1;
  const identified = has('messageId') || has('traceId') || has('networkMessageId');
  const addressed = has('recipient') || has('recipientStatus');
  const told = has('event') || has('reason') || has('recipientStatus');
  if (!has('time') || !addressed) {
    // A trace that lost a column on its way through a spreadsheet is a trace all the same.
    const known = [has('time'), addressed, identified, has('sender'), has('event'), has('reason')];
    if (!told || known.filter(Boolean).length < 4) return undefined;
    return { format: ID, score: 0.75, reason: 'CSV header of a message trace, a column missing' };
  }
  if (identified && (has('event') || has('recipientStatus') || has('sender'))) {
    return { format: ID, score: 0.9, reason: 'CSV header of a message trace' };
  }
  if (has('sender') && told) {
    return { format: ID, score: 0.75, reason: 'CSV header with time, sender, recipient and status' };
  }
  return undefined;
}
