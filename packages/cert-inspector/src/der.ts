/* The only file that imports node-forge: its ASN.1 reader and writer, and nothing typed by it leaves. */
import forge from 'node-forge';

/** One ASN.1 element. `value` holds the children of a constructed element, else the content, one character per byte. */
export interface Asn1Node {
  readonly tagClass: number;
  readonly type: number;
  readonly constructed: boolean;
  readonly value: string | readonly Asn1Node[];
}

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

/** A decoded element and how many bytes it took, or why it could not be decoded. */
export type DerResult =
  | { readonly ok: true; readonly node: Asn1Node; readonly length: number }
  | { readonly ok: false; readonly reason: string };

/** Reads the ASN.1 element at the beginning of `bytes` (DER, or BER with indefinite lengths); later bytes are left alone. */
export function decodeDer(bytes: Uint8Array | string): DerResult {
  const content = typeof bytes === 'string' ? bytes : binaryString(bytes);
  const buffer = forge.util.createBuffer(content);
  try {
    const node = forge.asn1.fromDer(buffer, {
      strict: true,
      parseAllBytes: false,
      decodeBitStrings: false,
    } as never);
    return { ok: true, node, length: content.length - buffer.length() };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'not ASN.1' };
  }
}

/** The element inside an OCTET STRING or BIT STRING; undefined where it holds no ASN.1. */
export function decodeInner(content: string): Asn1Node | undefined {
  const result = decodeDer(content);
  return result.ok ? result.node : undefined;
}

export function encodeDer(node: Asn1Node): string {
  return forge.asn1.toDer(node as forge.asn1.Asn1).getBytes();
}

export function childrenOf(node: Asn1Node | undefined): readonly Asn1Node[] {
  return node === undefined || typeof node.value === 'string' ? [] : node.value;
}

/** Content of a primitive element, one character per byte (BMPString: decoded); '' for a constructed one. */
export function contentOf(node: Asn1Node | undefined): string {
  return node !== undefined && typeof node.value === 'string' ? node.value : '';
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
export function dottedIdentifier(content: string): string | undefined {
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
