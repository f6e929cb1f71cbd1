import type { PropertyValue } from '@hybrid-mailflow/powershell-export';
import {
  flagsOfNumber,
  nameOfNumber,
  spell,
  splitFlags,
  type Enumeration,
} from '../normal-forms/enumerations.js';
import type { SplitItems } from './split-items.js';
import { isList, valueText } from './value-text.js';

/** How one sort of setting is read. */
export interface Form<Value> {
  /** Undefined where the value is not understood. */
  read(value: PropertyValue): Value | undefined;
  /** What can be made of a value that was cut, or that is not understood as a whole. */
  readVisible(value: PropertyValue): Value | undefined;
  /** What an empty property means; undefined where Exchange never leaves it empty, so the export failed to read it. */
  readonly empty: { readonly value: Value } | undefined;
}

type Read<Value> = (value: PropertyValue) => Value | undefined;

/**
 * The forms of the settings of one organization. Equal texts are read once and give the very same value: servers are mostly
 * alike, so this saves most of the work and the memory, and comparing them is mostly comparing references.
 */
export class Forms {
  readonly text = form<string | null>((value) => (isBlank(value) ? null : valueText(value)), {
    value: null,
  });
  readonly flag = form(readFlag);
  readonly number = form<number | null>(readNumber, { value: null });
  readonly #made = new Map<object, Map<object, unknown>>();

  /** One name of an enumeration; `nullable` where Exchange allows none. */
  choice(enumeration: Enumeration, nullable: boolean): Form<string | null> {
    return this.#once(enumeration, nullable ? NULLABLE : CHOICE, () => {
      const choose = remembering((text: string) => readChoice(text, enumeration));
      return form<string | null>(
        (value) => choose(valueText(value) ?? ''),
        nullable ? { value: null } : undefined,
      );
    });
  }

  flags(enumeration: Enumeration): Form<readonly string[]> {
    return this.#once(enumeration, FLAGS, () => {
      const ofText = remembering((text: string) => splitFlags(text, enumeration));
      const ofNumber = remembering((number: number) => flagsOfNumber(number, enumeration));
      return form((value) => readFlags(value, ofText, ofNumber));
    });
  }

  list<Item>(read: (text: string) => Item | undefined, split: SplitItems): Form<readonly Item[]> {
    return this.#once(read, split, () => {
      const ofTexts = remembering((joined: string) => readItems(joined.split(SEPARATOR), read));
      const listOf = (value: PropertyValue) => ofTexts(textsOf(value, split).join(SEPARATOR));
      return {
        read: (value) => {
          const { items, whole } = listOf(value);
          return whole ? items : undefined;
        },
        readVisible: (value) => listOf(value).items,
        empty: { value: NOTHING },
      };
    });
  }

  /** A single value of its own form. */
  value<Value>(read: (text: string) => Value | undefined): Form<Value | null> {
    return this.#once(read, VALUE, () => {
      const ofText = remembering((text: string) => (text === '' ? null : read(text)));
      return form<Value | null>(
        (value) => {
          const text = valueText(value);
          return text === undefined ? undefined : ofText(text);
        },
        { value: null },
      );
    });
  }

  /** Every form is asked for by what it is made of, so that what is found there is of its type. */
  #once<Value>(of: object, sort: object, make: () => Form<Value>): Form<Value> {
    const made = this.#made.get(of) ?? new Map<object, unknown>();
    this.#made.set(of, made);
    const found = made.get(sort) as Form<Value> | undefined;
    if (found) return found;
    const created = make();
    made.set(sort, created);
    return created;
  }
}

const [CHOICE, NULLABLE, FLAGS, VALUE] = [{}, {}, {}, {}] as const;
const NOTHING: readonly never[] = [];
const SEPARATOR = '\0';

function form<Value>(read: Read<Value>, empty?: { readonly value: Value }): Form<Value> {
  return { read, readVisible: read, empty };
}

function remembering<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as Value;
    const value = read(key);
    known.set(key, value);
    return value;
  };
}

function isBlank(value: PropertyValue): boolean {
  return value === null || (isList(value) && value.length === 0) || valueText(value) === '';
}

function readFlag(value: PropertyValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = valueText(value)?.toLowerCase();
  if (text === 'true' || text === '$true' || text === '1') return true;
  if (text === 'false' || text === '$false' || text === '0') return false;
  return undefined;
}

function readNumber(value: PropertyValue): number | undefined {
  const text = valueText(value);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function readChoice(text: string, enumeration: Enumeration): string | undefined {
  if (text === '') return undefined;
  return /^\d+$/.test(text) ? nameOfNumber(Number(text), enumeration) : spell(text, enumeration);
}

function readFlags(
  value: PropertyValue,
  ofText: (text: string) => readonly string[],
  ofNumber: (number: number) => readonly string[],
): readonly string[] | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? ofNumber(value) : undefined;
  if (value === null || !isList(value)) {
    const text = valueText(value);
    return text === undefined || text === '' ? undefined : ofText(text);
  }
  const flags = new Set<string>();
  for (const item of value) {
    const text = valueText(item);
    if (text === undefined || text === '') return undefined;
    for (const flag of ofText(text)) flags.add(flag);
  }
  return value.length === 0 ? undefined : [...flags];
}

interface ListOf<Item> {
  readonly items: readonly Item[];
  /** False where an item was not understood and left out. */
  readonly whole: boolean;
}

/** The texts of a list; what has none, or holds the separator, is a text that no reader understands. */
function textsOf(value: PropertyValue, split: SplitItems): readonly string[] {
  if (value === null) return NOTHING;
  if (isList(value)) return value.map(itemText);
  const text = itemText(value);
  return text === WITHOUT_TEXT ? [text] : split(text);
}

function itemText(item: PropertyValue): string {
  const text = valueText(item);
  return text === undefined || text.includes(SEPARATOR) ? WITHOUT_TEXT : text;
}

const WITHOUT_TEXT = '\x01';

function readItems<Item>(texts: readonly string[], read: (text: string) => Item | undefined): ListOf<Item> {
  const filled = texts.filter((text) => text !== '');
  const items = filled
    .map((text) => (text === WITHOUT_TEXT ? undefined : read(text)))
    .filter((item) => item !== undefined);
  return { items, whole: items.length === filled.length };
}
