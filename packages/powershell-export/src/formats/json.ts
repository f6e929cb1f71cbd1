import type { Issue, Origin } from '@hybrid-mailflow/evidence';
import type { ExportRecord, Property, PropertyValue } from '../export-record.js';
import type { ExportFormatReader, ReadExportOptions } from '../format.js';

/** Reads ConvertTo-Json output. Fallback until the positional reader lands. */
function parseJsonExport(
  text: string,
  { item }: ReadExportOptions,
): { records: ExportRecord[]; issues: Issue[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return {
      records: [],
      issues: [{ code: 'JSON_BROKEN', severity: 'error', text: String(error), origin: { item } }],
    };
  }
  const list: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  const records = list.flatMap((entry, record): ExportRecord[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const properties = new Map<string, Property>();
    for (const [name, value] of Object.entries(entry)) {
      const line = text.slice(0, text.indexOf(`"${name}"`)).split('\n').length;
      properties.set(name, toProperty(value, { item, record, path: name, line }));
    }
    return [{ format: 'json', typeNames: [], properties, origin: { item, record, line: 1 } }];
  });
  return { records, issues: [] };
}

function toProperty(value: unknown, origin: Origin): Property {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return { state: 'empty', origin };
  return { state: 'value', value: value as PropertyValue, origin };
}

export const json: ExportFormatReader = {
  id: 'json',
  title: 'ConvertTo-Json',
  detect({ text }) {
    if (!/^\s*[[{]\s*["{\]}]/.test(text)) return undefined;
    return { format: 'json', score: 0.7, reason: 'JSON' };
  },
  read: parseJsonExport,
};
