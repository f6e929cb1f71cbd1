import type { Origin } from '@hybrid-mailflow/evidence';
import type { PresentProperty } from '../export-record.js';
import type { Position } from '../line-cursor.js';
import type { RecordCollector } from '../record-collector.js';
import { parseHashtableText } from './hashtable-text.js';
import { toProperty, Unreadable, type ReadValue } from './read-value.js';
import { isTypeName } from './type-name.js';

/**
 * A text that stands for a value in JSON or CSV, where PowerShell prints what it does not go into: the name of a type is
 * no value (§G.3.2), and `@{Port=25; …}` is an object whose own values are printed texts.
 */
export function readPrintedText(
  text: string,
  path: string,
  at: Position,
  collector: RecordCollector,
): ReadValue {
  const here = { item: collector.item, ...at, record: collector.next, path };
  const known = readTypeName(text, here, collector);
  const entries = typeof known === 'string' ? parseHashtableText(known) : undefined;
  if (!entries) return known;
  const properties = new Map<string, PresentProperty>();
  for (const [name, value] of entries) {
    const origin = { ...here, path: collector.paths.of(path, name) };
    // Nothing is printed for null, for an empty text and for an object inside: which it was cannot be known.
    const read = value === '' ? new Unreadable('') : readTypeName(value, origin, collector);
    properties.set(name, toProperty(read, origin));
  }
  return { kind: 'object', value: { typeNames: [], properties } };
}

function readTypeName(text: string, origin: Origin, collector: RecordCollector): string | Unreadable {
  if (!isTypeName(text)) return text;
  collector.typeNameOnly(origin);
  return new Unreadable(text);
}
