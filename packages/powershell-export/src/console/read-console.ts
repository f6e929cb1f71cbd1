import type { Parsed } from '@hybrid-mailflow/evidence';
import type { ExportRecord } from '../export-record.js';
import type { ReadExportOptions } from '../format.js';
import { RecordCollector } from '../record-collector.js';
import { consoleBlocks } from './console-blocks.js';
import { ListObjects } from './list-objects.js';
import { isPropertyLine } from './property-line.js';
import { looksLikeRows, readGroupLabel, readTable, splitTables, type GroupLabel } from './table-rows.js';

/**
 * Reads all that a console shows: lists and tables, in their order, each record with the form it was printed in and the
 * command above it.
 */
export function readConsole(text: string, options: ReadExportOptions): Parsed<ExportRecord> {
  const collector = new RecordCollector('format-list', options);
  const lists = new ListObjects(collector);
  let label: GroupLabel | undefined;
  for (const block of consoleBlocks(text, collector)) {
    if (collector.full) break;
    const { tables, before } = splitTables(block);
    if (tables.length > 0) {
      lists.add({ ...block, lines: before });
      lists.end();
      for (const table of tables) readTable(table, block, label, collector);
      label = undefined;
      continue;
    }
    label = readGroupLabel(block);
    if (label) lists.end();
    else if (looksLikeRows(block) && !block.lines.some(({ text: line }) => isPropertyLine(line))) {
      lists.end();
      const rows = 'A table without its headings: which column is which cannot be known.';
      collector.issues.report('TABLE_HEADER_MISSING', rows, { line: block.lines[0]?.number ?? 1 });
    } else lists.add(block);
  }
  lists.end();
  const { first, count } = lists.unread;
  if (first && collector.next > 0) {
    const said = `${count} ${count === 1 ? 'line belongs' : 'lines belong'} to no object: ${first.text.trim().slice(0, 80)}`;
    collector.issues.report('LINES_NOT_READ', said, { line: first.number });
  }
  return collector.finish();
}
