import { readAsn1, writeAsn1, type Asn1Node, type DerResult } from './node-forge.js';

export type { Asn1Node };

/** Universal tag numbers (X.680 §8.6) that occur in certificates. */
export const TAG = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  objectIdentifier: 6,
  utf8String: 12,
  sequence: 16,
  set: 17,
  numericString: 18,
  printableString: 19,
  t61String: 20,
  ia5String: 22,
  utcTime: 23,
  generalizedTime: 24,
  visibleString: 26,
  universalString: 28,
  bmpString: 30,
} as const;

const CLASS_UNIVERSAL = 0x00;
const CLASS_CONTEXT = 0x80;

/** Reads the ASN.1 element at the beginning of `bytes`; later bytes are left alone. */
export function decodeDer(bytes: Uint8Array | string): DerResult {
  return readAsn1(typeof bytes === 'string' ? bytes : binaryString(bytes));
}

/** The element inside an OCTET STRING or BIT STRING; undefined where it holds no ASN.1. */
export function decodeInner(content: string): Asn1Node | undefined {
  const result = decodeDer(content);
  return result.ok ? result.node : undefined;
}

export function encodeDer(node: Asn1Node): string {
  return writeAsn1(node);
}

export function childrenOf(node: Asn1Node | undefined): readonly Asn1Node[] {
  return node === undefined || typeof node.value === 'string' ? [] : node.value;
}

/** Content of a primitive element, one character per byte (BMPString: decoded); '' for a constructed one. */
export function contentOf(node: Asn1Node | undefined): string {
  return node !== undefined && typeof node.value === 'string' ? node.value : '';
}

/** Content of an OCTET STRING, whole or in pieces (BER); undefined for anything else. */
export function octetsOf(node: Asn1Node | undefined): string | undefined {
  if (!isUniversal(node, TAG.octetString)) return undefined;
  return typeof node.value === 'string'
    ? node.value
    : node.value.map((piece) => octetsOf(piece) ?? '').join('');
}

export function isUniversal(node: Asn1Node | undefined, tag: number): node is Asn1Node {
  return node?.tagClass === CLASS_UNIVERSAL && node.type === tag;
}

export function isContext(node: Asn1Node | undefined, tag: number): node is Asn1Node {
  return node?.tagClass === CLASS_CONTEXT && node.type === tag;
}

/** Dotted form of an OBJECT IDENTIFIER; undefined for anything else. */
export function objectIdentifier(node: Asn1Node | undefined): string | undefined {
  if (!isUniversal(node, TAG.objectIdentifier)) return undefined;
  return dottedIdentifier(contentOf(node));
}

/** Dotted form of the content of an OBJECT IDENTIFIER; undefined where it is cut short. */
function dottedIdentifier(content: string): string | undefined {
  if (content === '' || content.charCodeAt(content.length - 1) >= 0x80) return undefined;
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const byte of bytesOf(content)) {
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [first = 0n, ...rest] = arcs;
  const top = first < 80n ? first / 40n : 2n;
  return [top, first - top * 40n, ...rest].join('.');
}

/** Value of an INTEGER that fits 31 bits; undefined for others. */
export function smallInteger(node: Asn1Node | undefined): number | undefined {
  const content = contentOf(node);
  if (!isUniversal(node, TAG.integer) || content === '' || content.length > 4) return undefined;
  return bytesOf(content).readIntBE(0, content.length);
}

export function bytesOf(content: string): Buffer {
  return Buffer.from(content, 'latin1');
}

export function binaryString(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

export function hexOf(content: string): string {
  return bytesOf(content).toString('hex').toUpperCase();
}
