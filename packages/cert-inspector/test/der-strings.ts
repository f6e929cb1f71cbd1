import { element, nothing, octets } from '@hybrid-mailflow/testing/der';

/** `[number]` around its content, constructed. */
export const context = (number: number, ...content: readonly Uint8Array[]): Buffer =>
  element(0xa0 | number, ...content);
/** `[number]` in place of the type of its content, primitive. */
export const contextPrimitive = (number: number, content: Uint8Array): Buffer =>
  element(0x80 | number, content);

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
      return octets(Buffer.from(text, 'latin1'));
  }
}
