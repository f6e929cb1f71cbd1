import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A private key of the folder keys/. They protect nothing: they are published with the repository. */
export type KeyName = 'root' | 'intermediate' | 'leaf' | 'server-1' | 'server-2' | 'p256';

export function privateKey(name: KeyName): KeyObject {
  return createPrivateKey(privateKeyPem(name));
}

/** The same as PEM, for servers that tests start. */
export function privateKeyPem(name: KeyName): string {
  return readFileSync(join(import.meta.dirname, '../keys', `${name}.pem`), 'utf8');
}
