import { generateKeyPairSync, type KeyObject } from 'node:crypto';

/** Kinds of key pairs the tests use. */
export type KeyKind = 'rsa' | 'rsa-1024' | 'rsa-pss' | 'p256' | 'p384' | 'ed25519';

export interface KeyPair {
  readonly kind: KeyKind;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const made = new Map<string, KeyPair>();

/** The key pair of that kind and number: made once for each run, and the same for the same number. */
export function keyPair(kind: KeyKind, number = 0): KeyPair {
  const known = made.get(`${kind} ${number}`);
  if (known) return known;
  const pair = { kind, ...generate(kind) };
  made.set(`${kind} ${number}`, pair);
  return pair;
}

function generate(kind: KeyKind): { publicKey: KeyObject; privateKey: KeyObject } {
  switch (kind) {
    case 'rsa':
      return generateKeyPairSync('rsa', { modulusLength: 2048 });
    case 'rsa-1024':
      return generateKeyPairSync('rsa', { modulusLength: 1024 });
    case 'rsa-pss':
      return generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    case 'p256':
      return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    case 'p384':
      return generateKeyPairSync('ec', { namedCurve: 'secp384r1' });
    case 'ed25519':
      return generateKeyPairSync('ed25519');
  }
}
