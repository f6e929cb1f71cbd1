import {
  binaryString,
  bytesOf,
  contentOf,
  encodeDer,
  hexOf,
  isUniversal,
  TAG,
  type Asn1Node,
} from './der.js';

/** The text of an attribute value. */
export interface AttributeText {
  readonly text: string;
  /** `hex`: the value is no string; its DER stands in its place, as Windows prints it. */
  readonly kind: 'string' | 'hex';
  /** False where platforms are known to decode the bytes differently (T61String beyond ASCII, invalid encodings). */
  readonly certain: boolean;
}

/** Decodes an attribute value as Windows does (§C.2 "Value decoding"); trailing NULs are no part of the text. */
export function decodeAttributeValue(node: Asn1Node): AttributeText {
  const decoded = decodeString(node);
  if (decoded === undefined) return { text: hexText(node), kind: 'hex', certain: true };
  return { ...decoded, text: decoded.text.replace(/\0+$/, ''), kind: 'string' };
}

/** `#` and the DER in hexadecimal, without the OCTET STRING around it if there is one (§C.2). */
function hexText(node: Asn1Node): string {
  const der = isUniversal(node, TAG.octetString) && !node.constructed ? contentOf(node) : encodeDer(node);
  return `#${hexOf(der)}`;
}

function decodeString(node: Asn1Node): { text: string; certain: boolean } | undefined {
  if (node.tagClass !== 0 || typeof node.value !== 'string') return undefined;
  const content = node.value;
  switch (node.type) {
    case TAG.numericString:
    case TAG.printableString:
    case TAG.ia5String:
    case TAG.visibleString:
      return { text: content, certain: isAscii(content) };
    case TAG.utf8String:
      return decodeUtf8(content) ?? { text: bytesOf(content).toString('utf8'), certain: false };
    case TAG.t61String:
      return { text: decodeUtf8(content)?.text ?? content, certain: isAscii(content) };
    case TAG.bmpString:
      return { text: content, certain: !/\p{Surrogate}/u.test(content) };
    case TAG.universalString:
      return decodeUtf32(content);
    default:
      return undefined;
  }
}

function isAscii(content: string): boolean {
  return /^[\0-\x7f]*$/.test(content);
}

function decodeUtf8(content: string): { text: string; certain: boolean } | undefined {
  if (isAscii(content)) return { text: content, certain: true };
  const bytes = bytesOf(content);
  const text = bytes.toString('utf8');
  return binaryString(new TextEncoder().encode(text)) === content ? { text, certain: true } : undefined;
}

function decodeUtf32(content: string): { text: string; certain: boolean } {
  const bytes = bytesOf(content);
  let text = '';
  let certain = bytes.length % 4 === 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = bytes.readUInt32BE(at);
    const valid = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
    certain &&= valid;
    text += valid ? String.fromCodePoint(point) : '\ufffd';
  }
  return { text, certain };
}
