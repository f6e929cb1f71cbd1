import type { IssueReporter } from '../issue-reporter.js';
import { readInformation } from './read-information.js';
import { readClientRow, readServerRow } from './read-dialogue.js';
import type { SessionDraft } from './session-draft.js';
import type { SessionRow } from './session-row.js';

const LOG_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Adds one row to the session it belongs to. */
export function readSessionRow(draft: SessionDraft, row: SessionRow, issues: IssueReporter): void {
  const { record } = draft;
  record.rows++;
  if (row.sequence >= 0) draft.lastSequence = row.sequence;
  if (row.line !== record.origin.line) record.origin = { ...record.origin, endLine: row.line };
  if (LOG_TIME.test(row.time)) {
    record.start ??= row.time;
    record.end = row.time;
  }
  if (record.connector === '' && row.connector !== '') {
    record.connector = row.connector;
    const slash = row.connector.indexOf('\\');
    if (slash > 0) record.server = row.connector.slice(0, slash);
  }
  if (row.local !== '') record.localEndpoint = row.local;
  if (row.remote !== '') record.remoteEndpoint = row.remote;
  readEvent(draft, row, issues);
}

function readEvent(draft: SessionDraft, row: SessionRow, issues: IssueReporter): void {
  const { record } = draft;
  switch (row.event) {
    case '+':
      record.opened = true;
      return;
    case '-': {
      record.closed = true;
      const by = row.context || row.data;
      if (by !== '') record.closedBy = by;
      return;
    }
    case '*':
      readInformation(draft, row, issues);
      return;
    case '<':
    case '>': {
      draft.spoke = true;
      const fromServer = (row.event === '>') === (record.log === 'smtp-receive');
      if (fromServer) readServerRow(draft, row.data);
      else readClientRow(draft, row.data);
      return;
    }
    default:
  }
}
