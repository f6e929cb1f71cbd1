import type { IssueReporter } from '../issue-reporter.js';
import { isLogTime } from '../printed-time.js';
import type { RowView } from '../table/row-view.js';
import { readClientRow, readServerRow } from './read-dialogue.js';
import { readInformation } from './read-information.js';
import type { SessionPositions } from './session-columns.js';
import type { SessionDraft } from './session-draft.js';

const OPEN = 0x2b;
const CLOSE = 0x2d;
const INFORMATION = 0x2a;
const RECEIVED = 0x3c;
const SENT = 0x3e;

/** Adds one row to the session it belongs to. */
export function readSessionRow(
  draft: SessionDraft,
  row: RowView,
  at: SessionPositions,
  issues: IssueReporter,
): void {
  const { record } = draft;
  record.rows++;
  draft.lastLine = row.line;
  if (record.start === undefined) {
    const time = row.token(at.time);
    if (isLogTime(time)) record.start = time;
  }
  if (record.connector === '') readConnector(draft, row.token(at.connector));
  if (record.localEndpoint === undefined && !row.isEmpty(at.local))
    record.localEndpoint = row.token(at.local);
  if (record.remoteEndpoint === undefined && !row.isEmpty(at.remote)) {
    record.remoteEndpoint = row.token(at.remote);
  }
  const event = row.byte(at.event, 0);
  if (event === OPEN) record.opened = true;
  else if (event === INFORMATION) readInformation(draft, row, at, issues);
  else if (event === RECEIVED || event === SENT) {
    if ((event === SENT) === (record.log === 'smtp-receive')) readServerRow(draft, row, at.data);
    else readClientRow(draft, row, at.data);
  } else if (event === CLOSE) {
    record.closed = true;
    const by = row.token(at.context) || row.token(at.data);
    if (by !== '') record.closedBy = by;
  }
}

function readConnector({ record }: SessionDraft, name: string): void {
  if (name === '') return;
  record.connector = name;
  const slash = name.indexOf('\\');
  if (slash > 0) record.server = name.slice(0, slash);
}
