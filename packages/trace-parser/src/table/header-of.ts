import { splitFields } from '../scan/split-fields.js';

/** Column names of a CSV as its first row gives them; empty when that is no row of at least three columns. */
export function headerOf(text: string): readonly string[] {
  const lines = text
    .slice(0, 16_384)
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/, 4);
  const header =
    lines.find((line) => line.trim() !== '' && !line.startsWith('#TYPE') && !/^"?sep=/.test(line)) ?? '';
  if (header.startsWith('#')) return [];
  const best = [',', ';', '\t']
    .map((delimiter) => splitFields(header, delimiter, 0).fields)
    .reduce((most, fields) => (fields.length > most.length ? fields : most));
  return best.length < 3 ? [] : best.map((name) => name.trim());
}
