import type { Issue, Origin } from '@hybrid-mailflow/evidence';
import type { ExportRecord, Property, PropertyValue } from '@hybrid-mailflow/powershell-export';
import type { ModelIssueCode } from '../issue-codes.js';
import type { Enumeration } from '../normal-forms/enumerations.js';
import type { Setting } from '../setting.js';
import type { Form, Forms } from './forms.js';
import type { SettledReadings } from './settle-readings.js';
import type { Spellings } from './spellings.js';
import { splitWords } from './split-items.js';
import { baseOf, isList, valueText } from './value-text.js';

/** What the records of an organization are read with. */
export interface Reading {
  readonly forms: Forms;
  readonly spellings: Spellings;
  readonly settled: SettledReadings;
  readonly issues: Issue<ModelIssueCode>[];
}

/** Gives the settings of one record in normal form. What it cannot understand becomes unknown, with an issue. */
export class RecordReader {
  readonly record: ExportRecord;
  readonly #reading: Reading;
  readonly #absent: Setting<never>;

  constructor(record: ExportRecord, reading: Reading) {
    this.record = record;
    this.#reading = reading;
    this.#absent = { state: 'unknown', reason: 'absent', origin: record.origin };
  }

  /** The text of the first of these properties that was read wholly and is not empty. */
  plain(...names: string[]): string | undefined {
    for (const name of names) {
      const property = this.#find(name);
      const text = property?.state === 'value' ? valueText(this.#valueOf(property)) : undefined;
      if (text !== undefined && text !== '') return text;
    }
    return undefined;
  }

  text(name: string): Setting<string | null> {
    return this.#read(name, this.#reading.forms.text);
  }

  flag(name: string): Setting<boolean> {
    return this.#read(name, this.#reading.forms.flag);
  }

  number(name: string): Setting<number | null> {
    return this.#read(name, this.#reading.forms.number);
  }

  /** One name of an enumeration; `nullable` where Exchange allows none, otherwise an empty value is unreadable. */
  choice(name: string, enumeration: Enumeration, nullable?: 'nullable'): Setting<string | null> {
    return this.#read(name, this.#reading.forms.choice(enumeration, nullable !== undefined));
  }

  flags(name: string, enumeration: Enumeration): Setting<readonly string[]> {
    return this.#read(name, this.#reading.forms.flags(enumeration));
  }

  list<Item>(
    name: string,
    read: (text: string) => Item | undefined,
    split = splitWords,
  ): Setting<readonly Item[]> {
    return this.#read(name, this.#reading.forms.list(read, split));
  }

  /** A single value of its own form. */
  value<Value>(name: string, read: (text: string) => Value | undefined): Setting<Value | null> {
    return this.#read(name, this.#reading.forms.value(read));
  }

  #read<Value>(name: string, form: Form<Value>): Setting<Value> {
    const property = this.#find(name);
    if (property === undefined || property.state === 'absent') return this.#absent;
    const { origin } = property;
    if (property.state === 'unreadable')
      return { state: 'unknown', reason: 'unreadable', raw: property.raw, origin };
    if (property.state === 'empty') {
      if (form.empty) return { state: 'set', value: form.empty.value, origin };
      this.#notUnderstood(name, '', origin);
      return { state: 'unknown', reason: 'unreadable', raw: '', origin };
    }
    const value = this.#valueOf(property);
    if (property.state === 'truncated') return unknown('truncated', value, form, origin);
    const understood = form.read(value);
    if (understood !== undefined) return { state: 'set', value: understood, origin };
    this.#notUnderstood(name, rawText(value), origin);
    return unknown('unreadable', value, form, origin);
  }

  /** Nearly every export spells names as Exchange does. */
  #find(name: string): Property | undefined {
    const { properties } = this.record;
    const exact = properties.get(name);
    if (exact) return exact;
    const spelling = this.#reading.spellings.of(name).find((other) => properties.has(other));
    return spelling === undefined ? undefined : properties.get(spelling);
  }

  /** A list or a text may carry properties of its own, which say nothing about the setting. */
  #valueOf(property: Extract<Property, { value: PropertyValue }>): PropertyValue {
    const settled = property.state === 'value' ? this.#reading.settled.get(property) : undefined;
    return baseOf(settled ?? property.value);
  }

  #notUnderstood(name: string, raw: string, origin: Origin): void {
    const text = `${name} is not understood: ${raw === '' ? 'it is empty' : raw.slice(0, 200)}`;
    const at = { path: name, ...origin };
    this.#reading.issues.push({ code: 'UNREADABLE_VALUE', severity: 'warning', text, origin: at });
  }
}

function unknown<Value>(
  reason: 'truncated' | 'unreadable',
  value: PropertyValue,
  form: Form<Value>,
  origin: Origin,
): Setting<Value> {
  const visible = form.readVisible(value);
  const setting = { state: 'unknown', reason, raw: rawText(value), origin } as const;
  return visible === undefined ? setting : { ...setting, visible };
}

function rawText(value: PropertyValue): string {
  if (value !== null && isList(value)) return `{${value.map((item) => valueText(item) ?? '?').join(', ')}}`;
  return valueText(value) ?? '';
}
