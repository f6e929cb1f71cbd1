import { childrenOf, contentOf, objectIdentifier, octetsOf, smallInteger, type Asn1Node } from '../der.js';
import { HASHES } from '../data/algorithms.js';
import { hmacMatches } from '../node-crypto.js';
import { pkcs12SealKey, type HashName } from '../node-forge.js';

/** MacData of a PFX (RFC 7292 §4): what its contents are sealed with. */
export interface Seal {
  /** Undefined where the algorithm is none of those (RFC 9579 and others). */
  readonly hash: HashName | undefined;
  readonly digest: string;
  readonly salt: string;
  readonly iterations: number;
}

export function readSeal(macData: Asn1Node | undefined): Seal | undefined {
  const [digestInfo, salt, iterations] = childrenOf(macData);
  if (digestInfo === undefined) return undefined;
  const [algorithm, digest] = childrenOf(digestInfo);
  const hash = HASHES.get(objectIdentifier(childrenOf(algorithm)[0]) ?? '');
  return {
    hash: isKnown(hash) ? hash : undefined,
    digest: octetsOf(digest) ?? '',
    salt: contentOf(salt),
    iterations: iterations === undefined ? 1 : (smallInteger(iterations) ?? Number.MAX_SAFE_INTEGER),
  };
}

function isKnown(hash: string | undefined): hash is HashName {
  return hash === 'sha1' || hash === 'sha256' || hash === 'sha384' || hash === 'sha512';
}

/** Whether the password opens the seal over `content`. */
export function sealFits(seal: Seal, hash: HashName, password: string | null, content: string): boolean {
  if (seal.iterations < 1) return false;
  const key = pkcs12SealKey(password, seal.salt, seal.iterations, hash);
  return hmacMatches(hash, key, content, seal.digest);
}
