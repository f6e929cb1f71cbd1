/* The only file that imports node:crypto. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
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
