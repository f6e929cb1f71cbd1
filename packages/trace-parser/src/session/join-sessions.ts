import type { ReadOptions, RecordSink } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import type { PartJoin } from '../parts/part.js';
import { readHeader, type TableShape } from '../table/read-header.js';
import { RowView } from '../table/row-view.js';
import type { TableHandler } from '../table/table-reader.js';
import type { OpenSessions } from './open-sessions.js';

/**
 * Joins the sessions that cross from one part of a log into the next: the rows that were kept are read on with the
 * drafts that were left open, by the same handler that reads a whole log.
 */
export function joinSessions<Field extends string, Draft>(
  shape: TableShape<Field>,
  handler: TableHandler<Field>,
  open: OpenSessions<Draft>,
  move: (draft: Draft, lines: number) => Draft,
  sink: RecordSink,
  options: ReadOptions,
): PartJoin {
  const issues = new IssueReporter(sink, options.item, 'all');
  const view = new RowView();
  return {
    add({ sessions, header }, lines) {
      if (!sessions?.complete || !open.hasRoomFor(sessions)) return false;
      const { columns } = readHeader(header ?? '', shape, () => undefined);
      for (const { line, fields } of sessions.earlier) {
        view.setFields(fields, line + lines);
        handler.row(view, columns, issues);
      }
      for (const id of sessions.begun) open.giveOut(id);
      // The drafts are what the same format left, only copied from thread to thread.
      for (const [id, draft] of sessions.drafts) open.add(id, move(draft as Draft, lines), 0, issues);
      return true;
    },
    end() {
      handler.end?.(issues);
      issues.end();
    },
  };
}
