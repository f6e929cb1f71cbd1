import type { ReadOptions, RecordSink, TraceReader } from '../format.js';
import type { IssueReporter } from '../issue-reporter.js';
import type { SessionRecord } from '../session-record.js';
import type { RowView } from '../table/row-view.js';
import { openTable } from '../table/table-reader.js';
import { OpenSessions } from './open-sessions.js';
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
  const open = new OpenSessions<SessionDraft>((draft) => {
    sink.record({ kind: 'session', session: finishDraft(draft) });
  });

  function draftFor(row: RowView, at: SessionPositions, issues: IssueReporter): SessionDraft | undefined {
    const id = row.token(at.session);
    const sequence = sequenceOf(row, at.sequence);
    const known = open.get(id);
    if (known && !startsAnew(known, sequence, row.byte(at.event, 0))) {
      if (sequence >= 0) known.lastSequence = sequence;
      return known;
    }
    if (id === '') {
      issues.report('ROW_UNREADABLE', 'row without session-id', row.line);
      return undefined;
    }
    const draft = newDraft(log, id, options.item, row.line);
    draft.lastSequence = sequence;
    open.add(id, draft, row.line, issues);
    return draft;
  }

  return openTable(
    SESSION_LOG_SHAPE,
    {
      row(row, { positions: at }, issues) {
        if (row.byte(at.event, 0) === BACKSLASH) row.map(unescapeMarkdown);
        const draft = draftFor(row, at, issues);
        if (!draft) return;
        readSessionRow(draft, row, at, issues);
        if (draft.record.closed) open.giveOut(draft.record.sessionId);
      },
      end: () => open.giveOutAll(),
    },
    sink,
    options,
  );
}

/** Ids come round again when logs of several servers are joined: a second opening row is another session. */
function startsAnew(draft: SessionDraft, sequence: number, event: number): boolean {
  if (sequence === 0 && draft.lastSequence > 0) return true;
  return event === PLUS && (draft.record.opened || draft.spoke);
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
