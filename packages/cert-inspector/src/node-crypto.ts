/* The only file that imports node:crypto. */
import { createHash } from 'node:crypto';

/** Upper-case hexadecimal digest. */
export function digest(algorithm: 'sha1' | 'sha256', bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex').toUpperCase();
}
