import type { ExportFormatReader } from '../../format.js';
import { LineCursor } from '../../line-cursor.js';
import { RecordCollector } from '../../record-collector.js';
import { findHead } from './csv-header.js';
import { CsvScanner } from './csv-scanner.js';
import { CsvTable } from './csv-table.js';
import { detectCsv } from './detect-csv.js';

export const csv: ExportFormatReader = {
  id: 'csv',
  title: 'Export-Csv',
  detect: detectCsv,

  /** Reads the tables of the text: one, or several behind one another where each has its `#TYPE` line. */
  read(text, options) {
    const collector = new RecordCollector('csv', options);
    const { delimiter, start } = findHead(text);
    const rows = new CsvScanner(text, delimiter, new LineCursor(text), start);
    const table = new CsvTable(collector);
    while (!collector.full) {
      if (rows.startsWith('#TYPE ')) table.setType(rows.line().text.slice('#TYPE '.length).trim());
      else {
        const row = rows.next();
        if (!row) break;
        table.add(row);
      }
    }
    return collector.finish();
  },
};
