import type { Issue } from '@hybrid-mailflow/evidence';
import type { ExportFormat, ExportRecord } from './export-record.js';
import { parseFormatList } from './formats/format-list.js';
import { parseJsonExport } from './formats/json.js';

export function detectExport({
  text,
}: {
  label: string;
  text: string;
}): { format: ExportFormat; score: number; reason: string }[] {
  if (/^\s*[[{]\s*["{\]}]/.test(text)) return [{ format: 'json', score: 0.7, reason: 'JSON' }];
  if (parseFormatList(text, { item: '' }).records.length > 0)
    return [{ format: 'format-list', score: 0.6, reason: 'Name : value lines' }];
  return [];
}

export function readExport(
  text: string,
  options: { item: string },
): { format: ExportFormat; records: ExportRecord[]; issues: Issue[] } {
  const format = detectExport({ label: options.item, text })[0]?.format ?? 'format-list';
  return { format, ...(format === 'json' ? parseJsonExport(text, options) : parseFormatList(text, options)) };
}
