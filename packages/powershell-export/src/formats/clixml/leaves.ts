import { Truncated, Unreadable, type ReadValue } from '../../values/read-value.js';
import { decodeEscapes } from './escapes.js';
import { PRIMITIVES, type ReadPrimitive } from './primitives.js';

/** An element that holds nothing but text: a value, or a part of an object that is text. */
export interface Leaf {
  readonly tag: string;
  readonly read: ReadPrimitive;
}

export const TYPE_NAME: Leaf = { tag: 'T', read: decodeEscapes };
export const TO_STRING: Leaf = { tag: 'ToString', read: decodeEscapes };

export const LEAVES: ReadonlyMap<string, Leaf> = new Map([
  ...[...PRIMITIVES].map(([tag, read]): [string, Leaf] => [tag, { tag, read }]),
  [TYPE_NAME.tag, TYPE_NAME],
  [TO_STRING.tag, TO_STRING],
]);

/** Reads the text of a leaf that ended inside it, or was cut at a limit: never a number out of half of one. */
export function readCut(leaf: Leaf, text: string): ReadValue {
  const read = leaf.read(text);
  return typeof read === 'string' ? new Truncated(read) : new Unreadable(text.slice(0, 100));
}
