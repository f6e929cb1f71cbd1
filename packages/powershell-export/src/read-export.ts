import type { ExportFormat } from './export-record.js';
import type { ExportDetection, ExportSample, ParsedExport, ReadExportOptions } from './format.js';
import { FORMATS } from './formats/index.js';

/** UTF-16 units of a text that are looked at to recognise it. */
const SAMPLE_LENGTH = 64 * 1024;

/** What one item was taken for, and what was read of it. */
export interface ReadExport extends ParsedExport {
  readonly format: ExportFormat | 'unknown';
}

/** Which forms a sample may be, likeliest first; of equal scores the one earlier in `FORMATS`. */
export function detectExport(sample: ExportSample): ExportDetection[] {
  return FORMATS.map((format) => format.detect(sample))
    .filter((detection) => detection !== undefined)
    .sort((a, b) => b.score - a.score);
}

/**
 * Recognises what PowerShell wrote and reads it to records. Never throws at the text: a text of no known form gives no
 * records and the issue FORMAT_UNKNOWN.
 * @throws TypeError for a limit that does not exist or is no whole number.
 */
export function readExport(text: string, options: ReadExportOptions): ReadExport {
  const { item } = options;
  const best = detectExport({ label: item, text: text.slice(0, SAMPLE_LENGTH) })[0];
  const reader = FORMATS.find(({ id }) => id === best?.format);
  if (reader) return { format: reader.id, ...reader.read(text, options) };
  const said = 'This is of no form in which PowerShell writes objects.';
  return {
    format: 'unknown',
    records: [],
    issues: [{ code: 'FORMAT_UNKNOWN', severity: 'error', text: said, origin: { item } }],
  };
}
