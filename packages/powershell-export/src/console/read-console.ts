import type { ParsedExport, ReadExportOptions } from '../format.js';
import { RecordCollector } from '../record-collector.js';
import { consoleBlocks, type ConsoleBlock } from './console-blocks.js';
import { ListObjects } from './list-objects.js';
import { isPropertyLine } from './property-line.js';
import { looksLikeRows, readGroupLabel, readTable, splitTables, type GroupLabel } from './table-rows.js';

/**
 * Reads all that a console shows: lists and tables, in their order, each record with the form it was printed in and the
 * command above it.
 */
export function readConsole(text: string, options: ReadExportOptions): ParsedExport {
  const collector = new RecordCollector('format-list', options);
  const lists = new ListObjects(collector);
  /** The block before, if it may be the label of a table. */
  let labelled: { readonly block: ConsoleBlock; readonly label: GroupLabel } | undefined;
  for (const block of consoleBlocks(text, collector)) {
    if (collector.full) break;
    const { tables, before } = splitTables(block);
    if (labelled && tables.length === 0) lists.add(labelled.block);
    const above = labelled?.label;
    const label = tables.length > 0 ? undefined : readGroupLabel(block);
    labelled = label && { block, label };
    if (labelled) continue;
    if (tables.length > 0) {
      lists.add({ ...block, lines: before });
      lists.end();
      for (const table of tables) readTable(table, block, above, collector);
    } else if (looksLikeRows(block) && !block.lines.some((line) => isPropertyLine(line.text))) {
      lists.end();
      const said = 'A table without its headings: which column is which cannot be known.';
      collector.issues.report('TABLE_HEADER_MISSING', said, { line: block.lines[0]?.number ?? 1 });
    } else lists.add(block);
  }
  if (labelled) lists.add(labelled.block);
  lists.end();
  const { unread } = lists;
  const [first] = unread;
  if (first && collector.next > 0) {
    const belong = unread.length === 1 ? 'line belongs' : 'lines belong';
    const said = `${unread.length} ${belong} to no object: ${first.text.trim().slice(0, 80)}`;
    collector.issues.report('LINES_NOT_READ', said, { line: first.line });
  }
  return { ...collector.finish(), unread };
}
