import { readConsole } from '../console/read-console.js';
import type { ExportDetection, ExportFormatReader } from '../format.js';

/** What Format-List prints, and everything else of the console it was copied from (§G.3.1). */
export const formatList: ExportFormatReader = {
  id: 'format-list',
  title: 'Format-List',
  detect({ label, text }): ExportDetection | undefined {
    const records = readConsole(text, { item: label }).records.filter(
      ({ format }) => format === 'format-list',
    );
    if (records.length === 0) return undefined;
    const properties = Math.max(...records.map((record) => record.properties.size));
    const typed = records.some(({ command }) => command !== undefined);
    const objects = `${records.length} ${records.length === 1 ? 'object' : 'objects'} of "Name : value" lines`;
    const reason = typed ? `${objects} below a command` : objects;
    if (properties === 1) return { format: 'format-list', score: typed ? 0.5 : 0.3, reason };
    return { format: 'format-list', score: typed || properties >= 4 ? 0.8 : 0.6, reason };
  },
  read: readConsole,
};
