import type { Detection, ReadOptions, RecordSink, Sample, TraceFormat, TraceReader } from '../format.js';
import { NamedTexts } from '../objects/named-texts.js';
import { transportKind, type TransportKind } from '../objects/object-kind.js';
import { transportAttempt } from '../objects/transport-attempt.js';
import { columnKey } from '../table/columns.js';
import { headerOf } from '../table/header-of.js';
import type { TableShape } from '../table/read-header.js';
import { openTable } from '../table/table-reader.js';

const ID = 'queue-viewer';

type QueueField = 'nextHop' | 'lastError';

const SHAPE: TableShape<QueueField> = {
  kind: 'csv',
  fields: { nextHop: ['Next Hop Domain'], lastError: ['Last Error'] },
  required: [['lastError']],
  defaults: [],
};

/** What the Queue Viewer writes with "Export List", as text or CSV, and Export-Csv of Get-Queue and Get-Message. */
export const queueViewer: TraceFormat = {
  id: ID,
  title: 'Queue Viewer export',
  detect,
  open: openQueueViewer,
};

function detect({ text }: Sample): Detection | undefined {
  const kind = kindOf(headerOf(text));
  if (!kind) return undefined;
  return {
    format: ID,
    score: 0.95,
    reason: kind === 'get-queue' ? 'columns of queues' : 'columns of queued messages',
  };
}

function kindOf(header: readonly string[]): TransportKind | undefined {
  const keys = new Set(header.map(columnKey));
  const kind = transportKind('', (...names) => names.some((name) => keys.has(columnKey(name))));
  return kind === 'get-queue' || kind === 'get-message' ? kind : undefined;
}

function openQueueViewer(sink: RecordSink, options: ReadOptions): TraceReader {
  let names: readonly string[] | undefined;
  let kind: TransportKind = 'get-queue';
  return openTable(
    SHAPE,
    {
      row(row, columns) {
        if (columns.names !== names) {
          ({ names } = columns);
          kind = kindOf(columns.names) ?? kind;
        }
        const texts = new NamedTexts(columns.names.map((name, at) => [name, [row.text(at)]] as const));
        const origin = { item: options.item, line: row.line };
        sink.record({ kind: 'attempt', attempt: transportAttempt(kind, ID, texts, origin) });
      },
    },
    sink,
    options,
  );
}
