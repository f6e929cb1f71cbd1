import { Buffer } from 'node:buffer';
import { isDigit } from '../scan/log-row.js';
import { BROKEN, MAX_FIELDS, type RowMemory } from '../scan/row-memory.js';
import type { RawRow } from '../scan/row-scanner.js';
import { isAsciiRange, latin1Text, rowText } from '../scan/row-text.js';
import { splitFields } from '../scan/split-fields.js';
import { RememberedTexts } from './remembered-texts.js';

const ZERO = 0x30;
/** Characters at the end of a text that its key is made of. */
const KEY_LENGTH = 8;

/**
 * The fields of one row, found as offsets and decoded only when asked for: most rows of a log are skipped over after
 * a look at two or three of thirty fields. One view is used for every row; it is valid during the handler's call.
 */
export class RowView {
  /** Line of the item at which the row starts. */
  line = 0;
  count = 0;
  /** The quotes of the row do not add up: its fields are the likeliest reading. */
  damaged = false;
  readonly #shared = new RememberedTexts<string>();
  /** Where the fields of the row lie. */
  #memory: RowMemory | undefined;
  #bytes: Buffer = Buffer.alloc(0);
  #starts: Int32Array = new Int32Array(0);
  #ends: Int32Array = this.#starts;
  #escaped: Uint8Array = new Uint8Array(0);
  #start = 0;
  #end = 0;
  #ascii = true;
  #text: string | undefined;
  #values: readonly string[] | undefined;

  /** Makes this the view of a row, which begins at `start`; `expected` is how many fields the header has. */
  split(raw: RawRow, start: number, delimiter: number, expected: number): void {
    const { memory } = raw;
    if (start !== raw.start || delimiter !== raw.delimiter) {
      memory.cutRow(start, raw.end, delimiter);
    }
    this.line = raw.line;
    this.damaged = false;
    this.#memory = memory;
    this.#bytes = memory.bytes;
    this.#starts = memory.starts;
    this.#ends = memory.ends;
    this.#escaped = memory.escaped;
    this.#start = start;
    this.#end = raw.end;
    this.#ascii = raw.ascii;
    this.#text = undefined;
    this.#values = undefined;
    this.count = memory.count;
    if ((memory.flags & BROKEN) === 0) return;
    const text = rowText(memory.bytes, start, raw.end, raw.ascii);
    this.splitText(text, raw.line, String.fromCharCode(delimiter), expected);
  }

  /** As `split`, for a row that had to be repaired as text. */
  splitText(text: string, line: number, delimiter: string, expected: number): void {
    const { fields, damaged } = splitFields(text, delimiter, expected);
    this.line = line;
    this.damaged = damaged;
    this.#values = fields;
    this.count = fields.length;
    if (fields.length > MAX_FIELDS) this.joinFrom(MAX_FIELDS - 1, delimiter);
  }

  /** Makes this the view of a row whose fields are known. */
  setFields(fields: readonly string[], line: number): void {
    this.line = line;
    this.damaged = false;
    this.#values = fields;
    this.count = fields.length;
  }

  /** All fields as text. */
  fields(): string[] {
    return Array.from({ length: this.count }, (_, at) => this.text(at));
  }

  /** The field as text; empty where the row has no such field (-1 included). */
  text(at: number): string {
    if (at < 0 || at >= this.count) return '';
    if (this.#values) return this.#values[at] ?? '';
    const start = this.#starts[at] ?? 0;
    const end = this.#ends[at] ?? 0;
    if (start === end) return '';
    const text =
      this.#ascii || isAsciiRange(this.#bytes, start, end)
        ? this.#rowLatin1().slice(start - this.#start, end - this.#start)
        : rowText(this.#bytes, start, end, false);
    if (!this.#isEscaped(at)) return text;
    const plain = text.replaceAll('""', '"');
    return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
  }

  /** As `text`, for a short field of a row that is not wanted as a whole: decodes nothing else. */
  token(at: number): string {
    if (at < 0 || at >= this.count || this.#values || this.#isEscaped(at)) return this.text(at);
    const start = this.#starts[at] ?? 0;
    const end = this.#ends[at] ?? 0;
    return start === end ? '' : rowText(this.#bytes, start, end, this.#ascii);
  }

  /** What `make` makes of the text of the field; of a text that `texts` remembers it is not made, nor decoded, again. */
  made<Value>(at: number, texts: RememberedTexts<Value>, make: (text: string) => Value): Value {
    if (at < 0 || at >= this.count || this.#values || this.#isEscaped(at)) return make(this.text(at));
    return this.#made(this.#starts[at] ?? 0, this.#ends[at] ?? 0, texts, make);
  }

  /** As `token`, for a field that holds one of a few texts again and again. */
  shared(at: number): string {
    return this.isEmpty(at) ? '' : this.made(at, this.#shared, asItIs);
  }

  /** As `shared`, for what stands behind the last `byte` of the field: the domain of an address. */
  sharedBehind(at: number, byte: number): string {
    if (at < 0 || at >= this.count || this.#values || this.#isEscaped(at)) {
      const text = this.text(at);
      return text.slice(text.lastIndexOf(String.fromCharCode(byte)) + 1);
    }
    const first = this.#starts[at] ?? 0;
    const end = this.#ends[at] ?? 0;
    let start = end;
    while (start > first && this.#bytes[start - 1] !== byte) start--;
    return this.#made(start, end, this.#shared, asItIs);
  }

  /** True where the field holds that byte, which must be ASCII, anywhere. */
  includes(at: number, byte: number): boolean {
    if (at < 0 || at >= this.count) return false;
    const value = this.#values?.[at];
    if (value !== undefined) return value.includes(String.fromCharCode(byte));
    const end = this.#ends[at] ?? 0;
    let place = this.#starts[at] ?? 0;
    while (place < end && this.#bytes[place] !== byte) place++;
    return place < end;
  }

  /** The byte of the field at that distance from its beginning; -1 behind its end. */
  byte(at: number, distance: number): number {
    if (at < 0 || at >= this.count) return -1;
    const value = this.#values?.[at];
    if (value !== undefined) return distance < value.length ? value.charCodeAt(distance) : -1;
    const place = (this.#starts[at] ?? 0) + distance;
    return place < (this.#ends[at] ?? 0) ? (this.#bytes[place] ?? -1) : -1;
  }

  /** The whole number in the field, of at most 15 digits; -1 where it holds anything else. Decodes nothing. */
  number(at: number): number {
    let number = 0;
    for (let distance = 0; distance < 16; distance++) {
      const byte = this.byte(at, distance);
      if (byte === -1) return distance === 0 ? -1 : number;
      if (!isDigit(byte)) return -1;
      number = number * 10 + byte - ZERO;
    }
    return -1;
  }

  /** True where the field holds that text, which must be ASCII; decodes nothing. */
  holds(at: number, text: string): boolean {
    return this.length(at) === text.length && this.startsWith(at, text);
  }

  /** As `holds`, of the beginning of the field. */
  startsWith(at: number, text: string): boolean {
    const length = text.length;
    if (this.length(at) < length) return false;
    const value = this.#values?.[at];
    if (value !== undefined) return value.startsWith(text);
    const bytes = this.#bytes;
    const start = this.#starts[at] ?? 0;
    let distance = 0;
    while (distance < length && bytes[start + distance] === text.charCodeAt(distance)) distance++;
    return distance === length;
  }

  /** As `keyOf` of the text of the field; decodes nothing. */
  key(at: number): number {
    if (at < 0 || at >= this.count || this.#values) return keyOf(this.text(at));
    const bytes = this.#bytes;
    const end = this.#ends[at] ?? 0;
    let key = 0;
    for (let place = Math.max(this.#starts[at] ?? 0, end - KEY_LENGTH); place < end; place++) {
      key = (Math.imul(key, 31) + (bytes[place] ?? 0)) | 0;
    }
    return key;
  }

  isEmpty(at: number): boolean {
    return this.byte(at, 0) === -1;
  }

  /** Bytes of the field, or characters where the row was repaired as text. */
  length(at: number): number {
    if (at < 0 || at >= this.count) return 0;
    return this.#values ? (this.#values[at] ?? '').length : (this.#ends[at] ?? 0) - (this.#starts[at] ?? 0);
  }

  /** Puts what `change` makes of each field in its place. */
  map(change: (text: string) => string): void {
    this.#values = this.fields().map(change);
  }

  /** Makes the last field take everything from field `at` on, delimiters included. */
  joinFrom(at: number, delimiter: string): void {
    if (this.#values) {
      this.#values = [...this.#values.slice(0, at), this.#values.slice(at).join(delimiter)];
    } else {
      this.#ends[at] = this.#end;
      this.#escaped[at] = 0;
    }
    this.count = at + 1;
  }

  #isEscaped(at: number): boolean {
    return this.#escaped[at] === 1;
  }

  /** The row, right where it is ASCII: to cut fields out of one text is faster than to decode each. */
  #rowLatin1(): string {
    return (this.#text ??= latin1Text(this.#bytes, this.#start, this.#end));
  }

  #made<Value>(
    start: number,
    end: number,
    texts: RememberedTexts<Value>,
    make: (text: string) => Value,
  ): Value {
    const known = this.#memory && texts.get(this.#memory, start, end);
    if (known !== undefined) return known;
    const value = make(rowText(this.#bytes, start, end, this.#ascii));
    texts.set(value);
    return value;
  }
}

/** A number made of the end of a text that is ASCII: other texts may have the same. */
export function keyOf(text: string): number {
  let key = 0;
  for (let at = Math.max(0, text.length - KEY_LENGTH); at < text.length; at++) {
    key = (Math.imul(key, 31) + text.charCodeAt(at)) | 0;
  }
  return key;
}

function asItIs(text: string): string {
  return text;
}
