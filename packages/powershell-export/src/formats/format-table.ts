import { readConsole } from '../console/read-console.js';
import type { ExportDetection, ExportFormatReader } from '../format.js';

/** What Format-Table prints, and everything else of the console it was copied from. */
export const formatTable: ExportFormatReader = {
  id: 'format-table',
  title: 'Format-Table',
  detect({ label, text }): ExportDetection | undefined {
    const { records, issues } = readConsole(text, { item: label });
    const rows = records.filter(({ format }) => format === 'format-table');
    if (rows.length > 0) {
      const typed = rows.some(({ command }) => command !== undefined);
      const reason = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'} below headings underlined with dashes`;
      return { format: 'format-table', score: typed ? 0.8 : 0.7, reason };
    }
    if (!issues.some(({ code }) => code === 'TABLE_HEADER_MISSING')) return undefined;
    return { format: 'format-table', score: 0.3, reason: 'rows of a table without headings' };
  },
  read: readConsole,
};
