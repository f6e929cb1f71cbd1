import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeText } from '@hybrid-mailflow/evidence';
import { repository } from '@hybrid-mailflow/testing';
import { afterAll, describe, expect, it } from 'vitest';
import {
  property,
  readExport,
  type ExportRecord,
  type Property,
  type PropertyValue,
} from '../../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'exports-'));
const script = join(import.meta.dirname, 'write-exports.ps1');
const { status, stderr } = spawnSync(
  'dotnet',
  ['pwsh', '-NoProfile', '-NonInteractive', '-File', script, folder],
  { cwd: repository, encoding: 'utf8' },
);
const missing = status !== 0;
if (missing) {
  const why =
    stderr?.includes('dotnet tool restore') === false ? stderr : 'no PowerShell here: `dotnet tool restore`';
  console.warn(`SKIPPED: the forms real PowerShell writes are not compared (${why})`);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each file the script writes, with its form and the states but `value` and `empty` its properties may have. */
const FILES: readonly (readonly [name: string, format: string, others: Readonly<Record<string, string>>])[] =
  [
    ['depth-2.xml', 'clixml', {}],
    ['depth-3.xml', 'clixml', {}],
    ['depth-4.xml', 'clixml', {}],
    ['depth-5.json', 'json', {}],
    ['depth-2.json', 'json', {}],
    ['names.json', 'json', {}],
    ['typed.csv', 'csv', { RawData: 'unreadable', Settings: 'unreadable', Password: 'unreadable' }],
    ['semicolon.csv', 'csv', { RawData: 'unreadable', Settings: 'unreadable', Password: 'unreadable' }],
    ['wide-list.txt', 'format-list', { RawData: 'truncated', Password: 'unreadable' }],
    ['narrow-list.txt', 'format-list', { RawData: 'truncated', Password: 'unreadable' }],
  ];

function recordsOf(name: string): readonly ExportRecord[] {
  return readExport(decodeText(readFileSync(join(folder, name))).text, { item: name }).records;
}

describe.skipIf(missing)('one object in every form of real PowerShell (skipped without it)', () => {
  const truth = missing ? undefined : recordsOf('depth-5.xml')[0];

  it('is whole in CLIXML', () => {
    expect(truth?.typeNames[0]).toBe(
      'Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector',
    );
    expect([...(truth?.properties ?? [])].filter(([, { state }]) => state === 'unreadable')).toEqual([]);
    expect(truth && property(truth, 'Comment')).toMatchObject({ value: 'Größe 😀\nsecond line' });
    expect(truth && property(truth, 'Escaped')).toMatchObject({ value: 'tab\tcontrol\u0001_x0041_' });
    expect(recordsOf('two.xml')).toHaveLength(2);
  });

  it.each(FILES)('is the same in %s, or says what is not', (name, format, others) => {
    const [record, ...more] = recordsOf(name);
    expect([record?.format, more.length]).toEqual([format, 0]);
    const differences = [...(truth?.properties ?? [])].flatMap(([key, expected]) => {
      const read: Property = record ? property(record, key) : { state: 'absent' };
      if (key in others) return read.state === others[key] ? [] : [`${key}: ${read.state}`];
      return agrees(expected, read) ? [] : [`${key}: ${JSON.stringify(read)}`];
    });
    expect(differences).toEqual([]);
  });

  it.each(['wide-table.txt', 'narrow-table.txt'])('has no wrong value in %s', (name) => {
    const [record] = recordsOf(name);
    expect(record?.format).toBe('format-table');
    for (const [key, read] of record?.properties ?? []) {
      if (read.state === 'truncated') continue;
      expect(truth && agrees(property(truth, key), read), key).toBe(true);
    }
  });
});

/** Whether a property says what the whole object says. Only what is marked unreadable may say less. */
function agrees(expected: Property, read: Property): boolean {
  if (read.state === 'unreadable') return true;
  if (read.state !== 'value') return read.state === expected.state;
  return expected.state === 'value' && means(expected.value, read.value);
}

/** Whether two values are one, in the spellings of their forms. */
function means(expected: PropertyValue, read: PropertyValue): boolean {
  if (expected instanceof Uint8Array)
    return means([...expected], read instanceof Uint8Array ? [...read] : read);
  if (isList(expected)) {
    if (!isList(read)) return typeof read === 'string' && read === expected.map(printed).join(',');
    return read.length === expected.length && expected.every((item, at) => means(item, read[at] ?? null));
  }
  if (expected !== null && typeof expected === 'object' && expected.kind === 'object') {
    const { text, properties } = expected.value;
    if (read !== null && typeof read === 'object' && 'kind' in read && read.kind === 'object') {
      return [...read.value.properties].every(([key, value]) =>
        agrees(properties.get(key) ?? { state: 'absent' }, value),
      );
    }
    if (isList(read)) return read.every((entry) => isEntryOf(properties, entry));
    return typeof read === 'string' && (read === text || (text === undefined && read.startsWith('@{')));
  }
  if (read !== null && typeof read === 'object' && 'kind' in read && read.kind === 'object') {
    // ConvertTo-Json takes apart what has a text in every other form.
    return ['Ticks', 'Major', 'Length'].some((name) => read.value.properties.has(name));
  }
  const [one, other] = [printed(expected), printed(read)];
  return one === other || numberOf(expected) === other || sameMoment(one, other);
}

function isList(value: PropertyValue): value is readonly PropertyValue[] {
  return Array.isArray(value);
}

/** Format-List prints a dictionary as `{[key, value], [x, System.Object[]]}`. */
function isEntryOf(properties: ReadonlyMap<string, Property>, entry: PropertyValue): boolean {
  const [, key = '', value = ''] = /^\[([^,]*), (.*)\]$/.exec(printed(entry)) ?? [];
  const found = properties.get(key);
  return found?.state === 'value' && (printed(found.value) === value || value === 'System.Object[]');
}

function printed(value: PropertyValue): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return value.map(printed).join(',');
  if (value instanceof Uint8Array) return [...value].join(',');
  if (value.kind === 'enum') return value.value.name ?? String(value.value.number);
  return value.kind === 'object' ? (value.value.text ?? '') : value.kind;
}

function numberOf(value: PropertyValue): string | undefined {
  const isEnum = value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'enum';
  return isEnum && value.value.number !== undefined ? String(value.value.number) : undefined;
}

function sameMoment(iso: string, text: string): boolean {
  return /^\d{4}-\d\d-\d\dT/.test(iso) && Date.parse(iso) === Date.parse(`${text.replace(/Z$/, '')}Z`);
}
