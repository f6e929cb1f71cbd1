import { Unreadable, type ReadValue } from '../../values/read-value.js';
import { formatDuration } from '../../values/duration.js';
import { isoDate } from '../../values/iso-date.js';
import { isTypeName } from '../../values/type-name.js';
import { decodeBase64 } from './base64.js';
import { decodeEscapes } from './escapes.js';

/** Reads the text of one element that holds no others. */
export type ReadPrimitive = (text: string) => ReadValue;

const readText: ReadPrimitive = (text) => {
  const decoded = decodeEscapes(text);
  return isTypeName(decoded) ? new Unreadable(decoded) : decoded;
};

const readWord: ReadPrimitive = (text) => text.trim();

/** Whole numbers that a double cannot hold exactly stay text. */
const readInteger: ReadPrimitive = (text) => {
  const word = text.trim();
  if (!/^[+-]?\d+$/.test(word)) return new Unreadable(text);
  const number = Number(word);
  return Number.isSafeInteger(number) ? number : word;
};

/** `INF`, `-INF` and `NaN` stay text, as does a decimal with more digits than a double holds. */
const readNumber: ReadPrimitive = (text) => {
  const word = text.trim();
  if (/^(?:[+-]?INF|NaN)$/.test(word)) return word;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?$/.test(word)) return new Unreadable(text);
  const number = Number(word);
  return Number.isFinite(number) ? number : word;
};

const readDecimal: ReadPrimitive = (text) =>
  text.replace(/\D/g, '').length > 15 ? text.trim() : readNumber(text);

const readBoolean: ReadPrimitive = (text) => {
  const word = text.trim().toLowerCase();
  if (word === 'true' || word === '1') return true;
  return word === 'false' || word === '0' ? false : new Unreadable(text);
};

/** A character is written as its number. */
const readCharacter: ReadPrimitive = (text) =>
  /^\s*\d{1,5}\s*$/.test(text) ? String.fromCharCode(Number(text)) : new Unreadable(text);

const readBytes: ReadPrimitive = (text) => decodeBase64(text) ?? new Unreadable(text.slice(0, 100));

/**
 * The elements that hold a value and no other elements (MS-PSRP 2.2.5.1), and how their text is read. A byte array is
 * given as it is, whatever .NET object it may hold: nothing is ever deserialised from it.
 */
export const PRIMITIVES: ReadonlyMap<string, ReadPrimitive> = new Map<string, ReadPrimitive>([
  ['S', readText],
  ['C', readCharacter],
  ['B', readBoolean],
  ['DT', isoDate],
  ['TS', formatDuration],
  ['By', readInteger],
  ['SB', readInteger],
  ['U16', readInteger],
  ['I16', readInteger],
  ['U32', readInteger],
  ['I32', readInteger],
  ['U64', readInteger],
  ['I64', readInteger],
  ['Sg', readNumber],
  ['Db', readNumber],
  ['D', readDecimal],
  ['BA', readBytes],
  ['G', readWord],
  ['URI', decodeEscapes],
  ['Nil', () => null],
  ['Version', readWord],
  ['XD', decodeEscapes],
  ['SBK', decodeEscapes],
  ['SS', () => ({ kind: 'secure-string' })],
]);
