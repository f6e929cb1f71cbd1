import type { Detection, ReadOptions, RecordSink, Sample, TraceFormat } from '../format.js';
import { matchColumns } from '../table/columns.js';
import { headerOf } from '../table/header-of.js';
import { openTable } from '../table/table-reader.js';
import { ATTEMPT_COLUMNS } from './attempt-columns.js';
import { attemptsFromRow } from './attempt-from-row.js';

const ID = 'message-trace-csv';

/**
 * Message traces of Exchange Online as CSV: Export-Csv of Get-MessageTrace(V2) and Get-MessageTraceDetail(V2), the
 * summary and extended reports of historical searches, and the downloads of the admin center.
 */
export const messageTraceCsv: TraceFormat = {
  id: ID,
  title: 'Message trace (CSV)',
  detect,
  open: (sink: RecordSink, options: ReadOptions) =>
    openTable(
      {
        kind: 'csv',
        fields: ATTEMPT_COLUMNS,
        required: [['time'], ['recipient', 'recipientStatus']],
        defaults: [],
      },
      {
        row(values, columns, line, issues) {
          const place = { format: ID, item: options.item, line };
          for (const attempt of attemptsFromRow(values, columns, place, issues)) {
            sink.record({ kind: 'attempt', attempt });
          }
        },
      },
      sink,
      options,
    ),
};

function detect(sample: Sample): Detection | undefined {
  const names = headerOf(sample.text);
  const { positions } = matchColumns(names, ATTEMPT_COLUMNS);
  const has = (field: keyof typeof positions) => positions[field] !== -1;
  const identified = has('messageId') || has('traceId') || has('networkMessageId');
  const addressed = has('recipient') || has('recipientStatus');
  if (!has('time') || !addressed) return undefined;
  if (identified && (has('event') || has('recipientStatus') || has('sender'))) {
    return { format: ID, score: 0.9, reason: 'CSV header of a message trace' };
  }
  if (has('sender') && (has('event') || has('reason'))) {
    return { format: ID, score: 0.6, reason: 'CSV header with time, sender, recipient and status' };
  }
  return undefined;
}
