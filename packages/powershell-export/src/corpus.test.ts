import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText } from '@hybrid-mailflow/evidence';
import { describe, expect, it } from 'vitest';
import type { ExportObject, Property, PropertyValue } from './export-record.js';
import { readExport } from './read-export.js';

const folder = join(import.meta.dirname, '../../../../shared/corpus/clixml');
const there = existsSync(folder);
const reason = there ? '' : ' (skipped: the folder of real inputs does not stand beside the checkout)';

interface Counts {
  properties: number;
  texts: number;
  bytes: number;
  unreadable: string[];
}

describe.skipIf(!there)(`real Export-Clixml files${reason}`, () => {
  it.each(there ? readdirSync(folder) : ['-'])('%s is read whole', (name) => {
    const { text } = decodeText(readFileSync(join(folder, name)));
    const { format, records, issues } = readExport(text, { item: name });
    expect(format).toBe('clixml');
    const counts: Counts = { properties: 0, texts: 0, bytes: 0, unreadable: [] };
    const seen = new Set<unknown>();
    for (const record of records) count(record, counts, seen);
    console.log(
      `${name}: ${records.length} × ${records[0]?.typeNames[0] ?? 'no type'}, ${counts.properties} properties, ` +
        `${counts.bytes} byte arrays, not understood: ${counts.unreadable.join(', ') || 'nothing'}`,
    );

    // The same figures from the text alone: what a reference names is counted once, as it is in the records.
    expect(records).toHaveLength(text.match(/^ {2}<Obj /gm)?.length ?? 0);
    expect(counts.properties).toBe(countOf(text, /<\w+ N="/g));
    expect(counts.bytes).toBe(countOf(text, /<BA /g));
    expect(counts.texts).toBe(countOf(text, /<ToString\b/g));
    expect(counts.unreadable).toEqual([]);
    expect(issues).toEqual([]);
  });
});

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function count(object: ExportObject, counts: Counts, seen: Set<unknown>): void {
  if (object.text !== undefined) counts.texts++;
  for (const [name, property] of object.properties) countProperty(name, property, counts, seen);
}

function countProperty(name: string, property: Property, counts: Counts, seen: Set<unknown>): void {
  counts.properties++;
  if (property.state === 'value') countValue(property.value, counts, seen);
  else if (property.state !== 'empty') counts.unreadable.push(name);
}

function countValue(value: PropertyValue, counts: Counts, seen: Set<unknown>): void {
  if (value === null || typeof value !== 'object' || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Uint8Array) counts.bytes++;
  else if ('kind' in value) {
    if (value.kind === 'enum') counts.texts++;
    if (value.kind === 'object') count(value.value, counts, seen);
  } else for (const item of value) countValue(item, counts, seen);
}
