/* The only file that imports node:crypto. */
import { constants, createHash, createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { bytesOf } from './der.js';

/** Upper-case hexadecimal digest. */
export function digest(algorithm: 'sha1' | 'sha256', bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex').toUpperCase();
}

/** Whether the HMAC of `content` under `key` is `expected`; all of them one character per byte. */
export function hmacMatches(hash: string, key: string, content: string, expected: string): boolean {
  const actual = createHmac(hash, bytesOf(key)).update(bytesOf(content)).digest();
  const wanted = bytesOf(expected);
  return actual.length === wanted.length && timingSafeEqual(actual, wanted);
}

/**
 * Whether `signature` over `content` was made with the private key of `publicKey` (SubjectPublicKeyInfo).
 * @param hash name of the digest; null for algorithms that have their own (EdDSA).
 * Undefined where the key or the algorithm is none OpenSSL knows.
 */
export function verifySignature(
  content: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
  hash: string | null,
  padding: 'pss' | undefined,
): boolean | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
    return verify(hash, content, padding === 'pss' ? pss : key, signature);
  } catch {
    return undefined;
  }
}
