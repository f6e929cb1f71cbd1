import type { PublicKey } from './certificate.js';
import { CURVES, KEY_ALGORITHMS } from './data/algorithms.js';
import {
  bytesOf,
  childrenOf,
  contentOf,
  decodeInner,
  isUniversal,
  objectIdentifier,
  TAG,
  type Asn1Node,
} from './der.js';

/** Algorithm, size and curve of a SubjectPublicKeyInfo; undefined where the structure is broken. */
export function readPublicKey(node: Asn1Node | undefined): PublicKey | undefined {
  const [algorithmNode, keyNode] = childrenOf(node);
  const [identifierNode, parameters] = childrenOf(algorithmNode);
  const identifier = objectIdentifier(identifierNode);
  if (identifier === undefined || !isUniversal(keyNode, TAG.bitString)) return undefined;
  const algorithm = KEY_ALGORITHMS.get(identifier) ?? 'unknown';
  switch (algorithm) {
    case 'rsa':
    case 'rsa-pss': {
      const [modulus] = childrenOf(decodeInner(contentOf(keyNode).slice(1)));
      return isUniversal(modulus, TAG.integer)
        ? { algorithm, bits: bitLength(contentOf(modulus)) }
        : undefined;
    }
    case 'dsa': {
      const [prime] = childrenOf(parameters);
      return isUniversal(prime, TAG.integer)
        ? { algorithm, bits: bitLength(contentOf(prime)) }
        : { algorithm };
    }
    case 'ec': {
      const curve = objectIdentifier(parameters);
      if (curve === undefined) return { algorithm };
      const known = CURVES.get(curve);
      return known ? { algorithm, bits: known.bits, curve: known.name } : { algorithm, curve };
    }
    case 'ed25519':
      return { algorithm, bits: 256 };
    case 'ed448':
      return { algorithm, bits: 456 };
    case 'unknown':
      return { algorithm };
  }
}

function bitLength(content: string): number {
  const bytes = bytesOf(content);
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first) * 8 - Math.clz32((bytes[first] ?? 0) << 24);
}
