import type { ReadOptions, RecordSink, TraceReader } from '../format.js';
import type { IssueReporter } from '../issue-reporter.js';
import type { SessionRecord } from '../session-record.js';
import { openTable, type TableShape } from '../table/table-reader.js';
import { readSessionRow } from './read-session-row.js';
import { newDraft, type SessionDraft } from './session-draft.js';
import type { SessionRow } from './session-row.js';

/** Sessions open at once: a busy server has at most 5000 (MaxInboundConnection); beyond, the oldest is given out. */
const OPEN_SESSIONS = 20_000;

type SessionField =
  'time' | 'connector' | 'session' | 'sequence' | 'local' | 'remote' | 'event' | 'data' | 'context';

export const SESSION_LOG_SHAPE: TableShape<SessionField> = {
  kind: 'log',
  fields: {
    time: ['date-time'],
    connector: ['connector-id'],
    session: ['session-id'],
    sequence: ['sequence-number'],
    local: ['local-endpoint'],
    remote: ['remote-endpoint'],
    event: ['event'],
    data: ['data'],
    context: ['context'],
  },
  required: [
    ['time'],
    ['connector'],
    ['session'],
    ['sequence'],
    ['local'],
    ['remote'],
    ['event'],
    ['data'],
    ['context'],
  ],
  defaults: [
    'date-time',
    'connector-id',
    'session-id',
    'sequence-number',
    'local-endpoint',
    'remote-endpoint',
    'event',
    'data',
    'context',
  ],
};

/** Rebuilds sessions from the interleaved rows of a protocol log; a session is given out with its close row. */
export function openSessionLog(
  log: SessionRecord['log'],
  sink: RecordSink,
  options: ReadOptions,
): TraceReader {
  const open = new Map<string, SessionDraft>();
  const giveOut = (draft: SessionDraft) => sink.record({ kind: 'session', session: draft.record });

  function draftFor(id: string, row: SessionRow, issues: IssueReporter): SessionDraft {
    const known = open.get(id);
    if (known && !startsAnew(known, row)) return known;
    if (known) {
      open.delete(id);
      giveOut(known);
    }
    if (open.size >= OPEN_SESSIONS) {
      const [oldest] = open;
      if (oldest) {
        open.delete(oldest[0]);
        giveOut(oldest[1]);
        issues.report('OPEN_SESSIONS_LIMIT', `more than ${OPEN_SESSIONS} sessions open at once`, row.line);
      }
    }
    const draft = newDraft(log, id, options.item, row.line);
    open.set(id, draft);
    return draft;
  }

  return openTable(
    SESSION_LOG_SHAPE,
    {
      row(values, { positions }, line, issues) {
        const id = values[positions.session] ?? '';
        if (id === '') {
          issues.report('ROW_UNREADABLE', 'row without session-id', line);
          return;
        }
        const sequence = values[positions.sequence] ?? '';
        const row: SessionRow = {
          time: values[positions.time] ?? '',
          connector: values[positions.connector] ?? '',
          sequence: /^\d{1,9}$/.test(sequence) ? Number(sequence) : -1,
          local: values[positions.local] ?? '',
          remote: values[positions.remote] ?? '',
          event: values[positions.event] ?? '',
          data: values[positions.data] ?? '',
          context: values[positions.context] ?? '',
          line,
        };
        const draft = draftFor(id, row, issues);
        readSessionRow(draft, row.event.startsWith('\\') ? unescaped(row) : row, issues);
        if (draft.record.closed) {
          open.delete(id);
          giveOut(draft);
        }
      },
      end() {
        for (const draft of open.values()) giveOut(draft);
        open.clear();
      },
    },
    sink,
    options,
  );
}

/** Ids come round again when logs of several servers are joined: a second opening row is another session. */
function startsAnew(draft: SessionDraft, row: SessionRow): boolean {
  if (row.sequence === 0 && draft.lastSequence > 0) return true;
  return row.event === '+' && (draft.record.opened || draft.spoke);
}

/** Rows pasted from a Markdown page: `\*` stands for `*`, and emphasis trails. */
function unescaped(row: SessionRow): SessionRow {
  const plain = (text: string) => text.replace(/\\([*_<>#+-])/g, '$1');
  return {
    ...row,
    event: plain(row.event),
    data: plain(row.data),
    context: plain(row.context).replace(/[*\s]+$/, ''),
  };
}
