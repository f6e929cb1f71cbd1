import type { PartSupport, PartReader, PartJoin } from '../parts/part.js';
import type { RecordSink, TraceReader } from '../format.js';
import type { IssueReporter } from '../issue-reporter.js';
import type { SessionRecord } from '../session-record.js';
import type { RowView } from '../table/row-view.js';
import { openTable, type TableHandler, type TableOptions } from '../table/table-reader.js';
import { isIdleRow } from './idle-row.js';
import { joinSessions } from './join-sessions.js';
import { OpenSessions } from './open-sessions.js';
import { readSessionRow } from './read-session-row.js';
import { SESSION_LOG_SHAPE, type SessionField, type SessionPositions } from './session-columns.js';
import { finishDraft, moveDraft, newDraft, type SessionDraft } from './session-draft.js';

const PLUS = 0x2b;
const BACKSLASH = 0x5c;

type Log = SessionRecord['log'];

/** Rebuilds sessions from the interleaved rows of a protocol log; a session is given out with its close row. */
export function openSessionLog(log: Log, sink: RecordSink, options: TableOptions): TraceReader {
  return openTable(SESSION_LOG_SHAPE, sessionRows(log, openSessions(sink, false), options), sink, options);
}

/** Reads a protocol log in parts. */
export function sessionLogParts(log: Log): PartSupport {
  return {
    rows: 'log',
    open(sink, options): PartReader {
      const open = openSessions(sink, true);
      const reader = openTable(SESSION_LOG_SHAPE, sessionRows(log, open, options), sink, options);
      return { ...reader, state: () => ({ ...reader.state(), sessions: open.carried() }) };
    },
    join(sink, options): PartJoin {
      const open = openSessions(sink, false);
      return joinSessions(SESSION_LOG_SHAPE, sessionRows(log, open, options), open, moveDraft, sink, options);
    },
  };
}

function openSessions(sink: RecordSink, isPart: boolean): OpenSessions<SessionDraft> {
  return new OpenSessions((draft) => sink.record({ kind: 'session', session: finishDraft(draft) }), isPart);
}

function sessionRows(
  log: Log,
  open: OpenSessions<SessionDraft>,
  { item, detail }: TableOptions,
): TableHandler<SessionField> {
  const brief = detail === 'summary';
  function draftFor(row: RowView, at: SessionPositions, issues: IssueReporter): SessionDraft | undefined {
    const known = open.of(row, at.session);
    const sequence = row.number(at.sequence);
    if (known && !startsAnew(known, sequence, row.byte(at.event, 0))) return known;
    const id = row.token(at.session);
    if (id === '') {
      issues.report('ROW_UNREADABLE', 'row without session-id', row.line);
      return undefined;
    }
    if (!known && sequence !== 0 && open.keepEarlier(id, row)) return undefined;
    const draft = newDraft(log, id, item, row.line, brief);
    open.add(id, draft, row.line, issues);
    return draft;
  }

  return {
    row(row, { positions: at }, issues) {
      if (row.byte(at.event, 0) === BACKSLASH) row.map(unescapeMarkdown);
      if (brief && isIdleRow(log, row, at)) return;
      const draft = draftFor(row, at, issues);
      if (!draft) return;
      readSessionRow(draft, row, at, issues);
      if (!brief) draft.lastTime = row.token(at.time);
      if (draft.record.closed) open.giveOut(draft.record.sessionId);
    },
    end: () => open.end(),
  };
}

/**
 * Ids come round again when logs of several servers are joined: a second beginning is another session. An open row may
 * have sequence number 1, where a send log tells of the attempt to connect before it.
 */
function startsAnew(draft: SessionDraft, sequence: number, event: number): boolean {
  return sequence === 0 || (event === PLUS && (draft.record.opened || sequence > 1));
}

/** Rows pasted from a Markdown page: `\*` stands for `*`, and emphasis trails. */
function unescapeMarkdown(text: string): string {
  return text.replace(/\\([*_<>#+-])/g, '$1').replace(/(?:\*\*|\s)+$/, '');
}
