import type { Issue, Origin } from '@hybrid-mailflow/evidence';
import type { ExportRecord, Property, PropertyValue } from '@hybrid-mailflow/powershell-export';
import {
  flagsOfNumber,
  nameOfNumber,
  spell,
  splitFlags,
  type Enumeration,
} from '../normal-forms/enumerations.js';
import type { Setting } from '../setting.js';
import type { ModelIssueCode } from '../issue-codes.js';
import type { SettledReadings } from './settle-readings.js';
import { baseOf, isList, valueText } from './value-text.js';

/** Gives the settings of one record in normal form. What it cannot understand becomes unknown, with an issue. */
export interface RecordReader {
  readonly record: ExportRecord;
  /** The text of the first of these properties that was read wholly and is not empty. */
  plain(...names: string[]): string | undefined;
  text(name: string): Setting<string | null>;
  flag(name: string): Setting<boolean>;
  number(name: string): Setting<number | null>;
  /** One name of an enumeration; `nullable` where Exchange allows none, otherwise an empty value is unreadable. */
  choice(name: string, enumeration: Enumeration, nullable?: 'nullable'): Setting<string | null>;
  flags(name: string, enumeration: Enumeration): Setting<readonly string[]>;
  list<Item>(
    name: string,
    read: (text: string) => Item | undefined,
    split?: SplitItems,
  ): Setting<readonly Item[]>;
  /** A single value of its own form. */
  value<Value>(name: string, read: (text: string) => Value | undefined): Setting<Value | null>;
}

/** A list or a text may carry properties of its own, which say nothing about the setting. */
function withoutNotes(property: Property): Property {
  return 'value' in property ? { ...property, value: baseOf(property.value) } : property;
}

function settle(property: Property, settled: SettledReadings): Property {
  const value = settled.get(property);
  return value === undefined || property.state !== 'value' ? property : { ...property, value };
}

type Read<Value> = (value: PropertyValue) => Value | undefined;
/** What an empty property means: a value, or that Exchange never leaves it empty and the export failed to read it. */
type WhenEmpty<Value> = { readonly value: Value } | 'unreadable';

export function readRecord(
  record: ExportRecord,
  issues: Issue<ModelIssueCode>[],
  settled: SettledReadings,
): RecordReader {
  let byLowerCase: ReadonlyMap<string, Property> | undefined;
  const found = (name: string): Property | undefined => {
    // Nearly every export spells names as Exchange does.
    const property = record.properties.get(name);
    if (property) return property;
    byLowerCase ??= inLowerCase(record);
    return byLowerCase.get(name.toLowerCase());
  };
  const find = (name: string): Property => {
    const property = found(name);
    return property ? withoutNotes(settle(property, settled)) : { state: 'absent' };
  };

  function unreadable(name: string, raw: string, origin: Origin): void {
    const text = `${name} is not understood: ${raw === '' ? 'it is empty' : raw.slice(0, 200)}`;
    issues.push({ code: 'UNREADABLE_VALUE', severity: 'warning', text, origin: { path: name, ...origin } });
  }

  function setting<Value>(
    name: string,
    read: Read<Value>,
    whenEmpty: WhenEmpty<Value>,
    readVisible: Read<Value> = read,
  ): Setting<Value> {
    const property = find(name);
    switch (property.state) {
      case 'absent':
        return { state: 'unknown', reason: 'absent', origin: record.origin };
      case 'unreadable':
        return { state: 'unknown', reason: 'unreadable', raw: property.raw, origin: property.origin };
      case 'empty':
        if (whenEmpty !== 'unreadable')
          return { state: 'set', value: whenEmpty.value, origin: property.origin };
        unreadable(name, '', property.origin);
        return { state: 'unknown', reason: 'unreadable', raw: '', origin: property.origin };
      case 'truncated': {
        const visible = readVisible(property.value);
        const cut = {
          state: 'unknown',
          reason: 'truncated',
          raw: rawText(property.value),
          origin: property.origin,
        } as const;
        return visible === undefined ? cut : { ...cut, visible };
      }
      case 'value': {
        const { value, origin } = property;
        const understood = read(value);
        if (understood !== undefined) return { state: 'set', value: understood, origin };
        const raw = rawText(value);
        unreadable(name, raw, origin);
        const visible = readVisible(value);
        const failed = { state: 'unknown', reason: 'unreadable', raw, origin } as const;
        return visible === undefined ? failed : { ...failed, visible };
      }
    }
  }

  return {
    record,
    plain: (...names) => {
      for (const name of names) {
        const property = find(name);
        const text = property.state === 'value' ? valueText(property.value) : undefined;
        if (text !== undefined && text !== '') return text;
      }
      return undefined;
    },
    text: (name) =>
      setting<string | null>(name, (value) => (isBlank(value) ? null : valueText(value)), { value: null }),
    flag: (name) => setting(name, readFlag, 'unreadable'),
    number: (name) => setting<number | null>(name, readNumber, { value: null }),
    choice: (name, enumeration, nullable) =>
      setting<string | null>(
        name,
        (value) => readChoice(value, enumeration),
        nullable ? { value: null } : 'unreadable',
      ),
    flags: (name, enumeration) => setting(name, (value) => readFlags(value, enumeration), 'unreadable'),
    list: <Item>(name: string, read: (text: string) => Item | undefined, split = splitWords) =>
      setting<readonly Item[]>(
        name,
        (value) => {
          const { items, whole } = readList(value, read, split);
          return whole ? items : undefined;
        },
        { value: [] },
        (value) => readList(value, read, split).items,
      ),
    value: <Value>(name: string, read: (text: string) => Value | undefined) =>
      setting<Value | null>(
        name,
        (value) => {
          const text = valueText(value);
          if (text === undefined) return undefined;
          return text === '' ? null : read(text);
        },
        { value: null },
      ),
  };
}

function inLowerCase(record: ExportRecord): ReadonlyMap<string, Property> {
  const properties = new Map<string, Property>();
  for (const [name, property] of record.properties) {
    const key = name.toLowerCase();
    if (!properties.has(key)) properties.set(key, property);
  }
  return properties;
}

function isBlank(value: PropertyValue): boolean {
  return value === null || (isList(value) && value.length === 0) || valueText(value) === '';
}

function readFlag(value: PropertyValue): boolean | undefined {
  const text = valueText(value)?.toLowerCase();
  if (text === 'true' || text === '$true' || text === '1') return true;
  if (text === 'false' || text === '$false' || text === '0') return false;
  return undefined;
}

function readNumber(value: PropertyValue): number | undefined {
  const text = valueText(value);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function readChoice(value: PropertyValue, enumeration: Enumeration): string | undefined {
  const text = valueText(value);
  if (text === undefined || text === '') return undefined;
  if (/^\d+$/.test(text)) return nameOfNumber(Number(text), enumeration);
  return spell(text, enumeration);
}

function readFlags(value: PropertyValue, enumeration: Enumeration): readonly string[] | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) ? flagsOfNumber(value, enumeration) : undefined;
  const texts = value !== null && isList(value) ? value.map(valueText) : [valueText(value)];
  const flags: string[] = [];
  for (const text of texts) {
    if (text === undefined || text === '') return undefined;
    flags.push(...splitFlags(text, enumeration));
  }
  return texts.length === 0 ? undefined : [...new Set(flags)];
}

interface ListOf<Item> {
  readonly items: readonly Item[];
  /** False where an item was not understood and left out. */
  readonly whole: boolean;
}

function readList<Item>(
  value: PropertyValue,
  read: (text: string) => Item | undefined,
  split: SplitItems,
): ListOf<Item> {
  const texts = value !== null && isList(value) ? value.map(valueText) : split(valueText(value) ?? '');
  const filled = texts.filter((text) => text !== '');
  const items = filled
    .map((text) => (text === undefined ? undefined : read(text)))
    .filter((item) => item !== undefined);
  return { items, whole: items.length === filled.length };
}

/** Takes a list apart that the export gives as one text. */
export type SplitItems = (text: string) => readonly string[];

/** Items without blanks and commas: `{a, b}`, or joined by blanks as Export-Csv joins deserialised lists. (§G.3.2) */
export const splitWords: SplitItems = (text) => withoutBraces(text).split(/[\s,]+/);

function withoutBraces(text: string): string {
  return text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : text;
}

/** Items `domain:capability,capability`: a piece without a colon belongs to the item before it. (§D.1) */
export const splitCapabilities: SplitItems = (text) => {
  const inner = withoutBraces(text);
  if (/<i>/i.test(inner)) return [inner];
  const items: string[] = [];
  for (const piece of inner.split(/[\s,]+/)) {
    const last = items.at(-1);
    if (last === undefined || piece.includes(':')) items.push(piece);
    else items[items.length - 1] = `${last},${piece}`;
  }
  return items;
};

function rawText(value: PropertyValue): string {
  if (value !== null && isList(value)) return `{${value.map((item) => valueText(item) ?? '?').join(', ')}}`;
  return valueText(value) ?? '';
}
