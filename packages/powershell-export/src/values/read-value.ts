import type { Origin } from '@hybrid-mailflow/evidence';
import type { PresentProperty, PropertyValue } from '../export-record.js';

/** Stands where a value cannot be known: `raw` is what the export has in its place. */
export class Unreadable {
  constructor(readonly raw: string) {}
}

/** What is left of a value of which something is missing. */
export class Truncated {
  constructor(readonly value: PropertyValue) {}
}

/** One value as a reader found it. */
export type ReadValue = PropertyValue | Unreadable | Truncated;

type Writable<Type> = Type extends unknown ? { -readonly [Key in keyof Type]: Type[Key] } : never;

export function toProperty(read: ReadValue, origin: Origin, note = false): PresentProperty {
  const property = withState(read, origin);
  if (note) property.note = true;
  return property;
}

function withState(read: ReadValue, origin: Origin): Writable<PresentProperty> {
  if (read === null || read === '') return { state: 'empty', origin };
  if (typeof read !== 'object') return { state: 'value', value: read, origin };
  if (read instanceof Unreadable) return { state: 'unreadable', raw: read.raw, origin };
  if (read instanceof Truncated) return { state: 'truncated', value: read.value, origin };
  return isNothing(read) ? { state: 'empty', origin } : { state: 'value', value: read, origin };
}

/** An empty list, no bytes, or an object of which nothing at all is told. */
function isNothing(value: Exclude<PropertyValue, string | number | boolean | null>): boolean {
  if (value instanceof Uint8Array) return value.length === 0;
  if (isList(value)) return value.length === 0;
  if (value.kind !== 'object') return false;
  const { properties, text, base } = value.value;
  return properties.size === 0 && text === undefined && base === undefined;
}

/** A list as opposed to a single value. (Array.isArray does not narrow readonly arrays.) */
export function isList(value: PropertyValue): value is readonly PropertyValue[] {
  return Array.isArray(value);
}

/**
 * A list of what was read. An element that cannot be known is left out, and the list is `Truncated`: a reader must not
 * take the rest for the whole.
 */
export class ListBuilder {
  readonly #items: PropertyValue[] = [];
  #whole = true;
  #length = 0;

  /** Elements so far, those left out included. */
  get length(): number {
    return this.#length;
  }

  add(read: ReadValue): void {
    this.#length++;
    if (read instanceof Unreadable) this.#whole = false;
    else if (read instanceof Truncated) {
      this.#whole = false;
      this.#items.push(read.value);
    } else this.#items.push(read);
  }

  /** `cut`: the list itself ends before its end. */
  finish(cut = false): ReadValue {
    return this.#whole && !cut ? this.#items : new Truncated(this.#items);
  }
}
