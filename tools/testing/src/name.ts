import { element, identifier, sequence, set, text } from './der.js';

/** An attribute of a name: type (short name or dotted OID), value, and the tag of its string where it matters. */
export type NameAttribute = readonly [type: string, value: string, tag?: number];

/** A name in the order it is encoded in, country first as authorities do; an inner list is one multi-valued RDN. */
export type Name = readonly (NameAttribute | readonly NameAttribute[])[];

const UTF8 = 0x0c;
const PRINTABLE = 0x13;
const IA5 = 0x16;

const TYPES: Readonly<Record<string, readonly [oid: string, tag: number]>> = {
  CN: ['2.5.4.3', UTF8],
  C: ['2.5.4.6', PRINTABLE],
  L: ['2.5.4.7', UTF8],
  S: ['2.5.4.8', UTF8],
  O: ['2.5.4.10', UTF8],
  OU: ['2.5.4.11', UTF8],
  SERIALNUMBER: ['2.5.4.5', PRINTABLE],
  DC: ['0.9.2342.19200300.100.1.25', IA5],
  E: ['1.2.840.113549.1.9.1', IA5],
};

export function encodeName(name: Name): Buffer {
  return sequence(...name.map((part) => set(...(isList(part) ? part : [part]).map(encodeAttribute))));
}

function encodeAttribute([type, value, tag]: NameAttribute): Buffer {
  const [oid, usual] = TYPES[type] ?? [type, UTF8];
  // BMPString is UTF-16, most significant byte first.
  const encoded =
    tag === 0x1e ? element(tag, Buffer.from(value, 'utf16le').swap16()) : text(tag ?? usual, value);
  return sequence(identifier(oid), encoded);
}

function isList(part: Name[number]): part is readonly NameAttribute[] {
  return Array.isArray(part[0]);
}
