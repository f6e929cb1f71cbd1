import { Buffer } from 'node:buffer';
import { isDigit } from '../scan/log-row.js';
import type { RawRow } from '../scan/row-scanner.js';
import { isAsciiRange, latin1Text, rowText } from '../scan/row-text.js';
import { splitFields } from '../scan/split-fields.js';
import { RememberedTexts } from './remembered-texts.js';

/** More fields than any export has; what lies beyond stays in the last. */
const MAX_FIELDS = 1024;
const QUOTE = 0x22;
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
  readonly #starts = new Int32Array(MAX_FIELDS);
  readonly #ends = new Int32Array(MAX_FIELDS);
  readonly #shared = new RememberedTexts<string>();
  /** False where no field of the row does. */
  #escapes = false;
  /** 1 where a quoted field holds doubled quotes or line ends. */
  readonly #escaped = new Uint8Array(MAX_FIELDS);
  #bytes: Buffer = Buffer.alloc(0);
  #delimiter = 0;
  /** The nearest delimiter: kept, lest rows without any are searched to the end of the bytes again and again. */
  #nearest = -1;
  /** No delimiter lies between here and the nearest. */
  #searched = 0;
  #start = 0;
  #end = 0;
  #ascii = true;
  #multiline = false;
  #text: string | undefined;
  #values: readonly string[] | undefined;

  /** Finds the fields of a line that is likely a row of its own; true where its quotes add up. */
  splitLine(bytes: Buffer, start: number, end: number, delimiter: number): boolean {
    this.#place(bytes, start, end, delimiter);
    this.#multiline = false;
    return this.#findQuoted();
  }

  /** Makes this the view of a row, finding its fields unless `splitLine` has; `expected` is how many the header has. */
  split(raw: RawRow, start: number, delimiter: number, expected: number): void {
    this.line = raw.line;
    this.damaged = false;
    this.#ascii = raw.ascii;
    this.#text = undefined;
    this.#values = undefined;
    if (raw.split && start === this.#start) return;
    this.#place(raw.bytes, start, raw.end, delimiter);
    this.#multiline = raw.lines > 1;
    if (raw.quoted ? this.#findQuoted() : this.#findPlain()) return;
    this.splitText(
      rowText(raw.bytes, start, raw.end, raw.ascii),
      raw.line,
      String.fromCharCode(delimiter),
      expected,
    );
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
    return this.#escapes && this.#escaped[at] === 1;
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
    const known = texts.get(this.#bytes, start, end);
    if (known !== undefined) return known;
    const value = make(rowText(this.#bytes, start, end, this.#ascii));
    texts.set(this.#bytes, start, end, value);
    return value;
  }

  #place(bytes: Buffer, start: number, end: number, delimiter: number): void {
    if (bytes !== this.#bytes || delimiter !== this.#delimiter) this.#nearest = -1;
    this.#bytes = bytes;
    this.#delimiter = delimiter;
    this.#start = start;
    this.#end = end;
  }

  #nextDelimiter(from: number): number {
    if (this.#nearest < from || from < this.#searched) {
      this.#searched = from;
      const found = this.#bytes.indexOf(this.#delimiter, from);
      this.#nearest = found === -1 ? Infinity : found;
    }
    return this.#nearest;
  }

  // Every row goes through here, field by field: everything the loop touches is at hand.
  #findPlain(): true {
    const bytes = this.#bytes;
    const delimiter = this.#delimiter;
    const end = this.#end;
    const starts = this.#starts;
    const ends = this.#ends;
    let at = this.#start;
    let count = 0;
    let found = this.#nextDelimiter(at);
    while (found < end && count < MAX_FIELDS - 1) {
      starts[count] = at;
      ends[count] = found;
      count++;
      at = found + 1;
      found = bytes.indexOf(delimiter, at);
      if (found === -1) found = Infinity;
    }
    this.#nearest = found;
    this.#searched = at;
    starts[count] = at;
    ends[count] = end;
    this.#escapes = false;
    this.count = count + 1;
    return true;
  }

  /** False where the quotes do not add up. */
  #findQuoted(): boolean {
    const bytes = this.#bytes;
    const delimiter = this.#delimiter;
    const end = this.#end;
    const starts = this.#starts;
    const ends = this.#ends;
    const escapedFields = this.#escaped;
    const multiline = this.#multiline ? 1 : 0;
    let at = this.#start;
    let count = 0;
    this.#escapes = true;
    while (count < MAX_FIELDS - 1) {
      if (at < end && bytes[at] === QUOTE) {
        let escaped = multiline;
        let quote = bytes.indexOf(QUOTE, at + 1);
        while (quote !== -1 && quote + 1 < end && bytes[quote + 1] === QUOTE) {
          escaped = 1;
          quote = bytes.indexOf(QUOTE, quote + 2);
        }
        if (quote === -1 || quote >= end) return false;
        starts[count] = at + 1;
        ends[count] = quote;
        escapedFields[count] = escaped;
        count++;
        if (quote + 1 === end) {
          this.count = count;
          return true;
        }
        if (bytes[quote + 1] !== delimiter) return false;
        at = quote + 2;
        continue;
      }
      const found = this.#nextDelimiter(at);
      if (found >= end) break;
      starts[count] = at;
      ends[count] = found;
      escapedFields[count] = 0;
      count++;
      at = found + 1;
    }
    starts[count] = at;
    ends[count] = end;
    escapedFields[count] = 0;
    this.count = count + 1;
    return true;
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
