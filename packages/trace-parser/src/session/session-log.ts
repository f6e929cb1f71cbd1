import type { ReadOptions, RecordSink, TraceReader } from '../format.js';
import type { IssueReporter } from '../issue-reporter.js';
import type { SessionRecord } from '../session-record.js';
import type { RowView } from '../table/row-view.js';
import { openTable } from '../table/table-reader.js';
import { OpenSessions } from './open-sessions.js';
import { isIdleRow } from './idle-row.js';
import { readSessionRow } from './read-session-row.js';
import { SESSION_LOG_SHAPE, type SessionPositions } from './session-columns.js';
import { finishDraft, newDraft, type SessionDraft } from './session-draft.js';

const PLUS = 0x2b;
const BACKSLASH = 0x5c;

/** Rebuilds sessions from the interleaved rows of a protocol log; a session is given out with its close row. */
export function openSessionLog(
  log: SessionRecord['log'],
  sink: RecordSink,
  options: ReadOptions,
): TraceReader {
  const brief = options.detail === 'summary';
  const open = new OpenSessions<SessionDraft>((draft) => {
    sink.record({ kind: 'session', session: finishDraft(draft) });
  });

  /** Rows of one session often follow each other. */
  let latest: SessionDraft | undefined;

  function draftFor(row: RowView, at: SessionPositions, issues: IssueReporter): SessionDraft | undefined {
    const known =
      latest && row.holds(at.session, latest.record.sessionId) ? latest : open.get(row.token(at.session));
    if (known && !startsAnew(known, sequenceOf(row, at.sequence), row.byte(at.event, 0))) return known;
    const id = row.token(at.session);
    if (id === '') {
      issues.report('ROW_UNREADABLE', 'row without session-id', row.line);
      return undefined;
    }
    const draft = newDraft(log, id, options.item, row.line, brief);
    open.add(id, draft, row.line, issues);
    return draft;
  }

  return openTable(
    SESSION_LOG_SHAPE,
    {
      row(row, { positions: at }, issues) {
        if (row.byte(at.event, 0) === BACKSLASH) row.map(unescapeMarkdown);
        if (brief && isIdleRow(log, row, at)) return;
        const draft = draftFor(row, at, issues);
        latest = draft;
        if (!draft) return;
        readSessionRow(draft, row, at, issues);
        if (!brief) draft.lastTime = row.token(at.time);
        if (!draft.record.closed) return;
        open.giveOut(draft.record.sessionId);
        latest = undefined;
      },
      end: () => open.giveOutAll(),
    },
    sink,
    options,
  );
}

/** Ids come round again when logs of several servers are joined: a second beginning is another session. */
function startsAnew(draft: SessionDraft, sequence: number, event: number): boolean {
  return sequence === 0 || (event === PLUS && (draft.record.opened || draft.spoke));
}

/** The sequence number; -1 where it is none. */
function sequenceOf(row: RowView, at: number): number {
  let number = 0;
  for (let distance = 0; distance < 9; distance++) {
    const byte = row.byte(at, distance);
    if (byte === -1) return distance === 0 ? -1 : number;
    if (byte < 0x30 || byte > 0x39) return -1;
    number = number * 10 + byte - 0x30;
  }
  return -1;
}

/** Rows pasted from a Markdown page: `\*` stands for `*`, and emphasis trails. */
function unescapeMarkdown(text: string): string {
  return text.replace(/\\([*_<>#+-])/g, '$1').replace(/(?:\*\*|\s)+$/, '');
}
