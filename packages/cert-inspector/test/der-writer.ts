/* Writes DER for the tests by hand, so that anything can be written: odd string types, unsorted sets, broken fields. */

/** One element: identifier octet and content. */
function element(identifier: number, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([identifier]), lengthOctets(body.length), body]);
}

function lengthOctets(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export const sequence = (...content: readonly Uint8Array[]): Buffer => element(0x30, ...content);
export const set = (...content: readonly Uint8Array[]): Buffer => element(0x31, ...content);
export const boolean = (value: boolean): Buffer => element(0x01, Buffer.from([value ? 0xff : 0]));
export const nothing = (): Buffer => element(0x05);
export const octetString = (content: Uint8Array): Buffer => element(0x04, content);
export const bitString = (content: Uint8Array, unused = 0): Buffer =>
  element(0x03, Buffer.from([unused]), content);
/** `[number]` around its content: constructed unless `primitive`. */
export const context = (number: number, ...content: readonly Uint8Array[]): Buffer =>
  element(0xa0 | number, ...content);
export const contextPrimitive = (number: number, content: Uint8Array): Buffer =>
  element(0x80 | number, content);

export function integer(value: number | Uint8Array): Buffer {
  if (typeof value !== 'number') {
    const negative = ((value[0] ?? 0) & 0x80) !== 0;
    return element(0x02, negative ? Buffer.from([0]) : Buffer.alloc(0), value);
  }
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return integer(bytes);
}

export function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift(0x80 | (left & 0x7f));
    return groups;
  });
  return element(0x06, Buffer.from(bytes));
}

/** Kinds of string an attribute value may have, and two that are none. */
export type StringKind =
  'utf8' | 'printable' | 'ia5' | 'numeric' | 'visible' | 't61' | 'bmp' | 'universal' | 'null' | 'octets';

export function string(kind: StringKind, text: string): Buffer {
  switch (kind) {
    case 'utf8':
      return element(0x0c, Buffer.from(text, 'utf8'));
    case 'printable':
      return element(0x13, Buffer.from(text, 'latin1'));
    case 'ia5':
      return element(0x16, Buffer.from(text, 'latin1'));
    case 'numeric':
      return element(0x12, Buffer.from(text, 'latin1'));
    case 'visible':
      return element(0x1a, Buffer.from(text, 'latin1'));
    case 't61':
      return element(0x14, Buffer.from(text, 'latin1'));
    case 'bmp':
      return element(0x1e, Buffer.from(text, 'utf16le').swap16());
    case 'universal':
      return element(
        0x1c,
        Buffer.concat(
          [...text].map((character) => {
            const bytes = Buffer.alloc(4);
            bytes.writeUInt32BE(character.codePointAt(0) ?? 0);
            return bytes;
          }),
        ),
      );
    case 'null':
      return nothing();
    case 'octets':
      return octetString(Buffer.from(text, 'latin1'));
  }
}

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
export function time(iso: string): Buffer {
  const compact = new Date(iso).toISOString().replace(/[-:T]|\.\d+/g, '');
  return compact < '2050'
    ? element(0x17, Buffer.from(compact.slice(2), 'latin1'))
    : element(0x18, Buffer.from(compact, 'latin1'));
}
