import { createHash, type KeyObject } from 'node:crypto';
import { bits, element, identifier, octets, sequence, text, truth } from './der.js';

const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
] as const;
export type KeyUsage = (typeof KEY_USAGES)[number];

const EXTENDED_KEY_USAGES = { serverAuth: '1.3.6.1.5.5.7.3.1', clientAuth: '1.3.6.1.5.5.7.3.2' } as const;
export type ExtendedKeyUsage = keyof typeof EXTENDED_KEY_USAGES;

/** One extension: its OID and the DER of its value. */
export function extension(oid: string, value: Uint8Array, critical = false): Buffer {
  return sequence(identifier(oid), ...(critical ? [truth()] : []), octets(value));
}

export const authority = (isAuthority: boolean) =>
  extension('2.5.29.19', sequence(...(isAuthority ? [truth()] : [])), true);

export function keyUsage(usages: readonly KeyUsage[]): Buffer {
  const flags = usages.reduce((sum, usage) => sum | (0x80 >> KEY_USAGES.indexOf(usage)), 0);
  const unused = 7 - KEY_USAGES.findLastIndex((usage) => usages.includes(usage));
  return extension('2.5.29.15', bits(Buffer.from([flags]), unused), true);
}

export const extendedKeyUsage = (usages: readonly ExtendedKeyUsage[]) =>
  extension('2.5.29.37', sequence(...usages.map((usage) => identifier(EXTENDED_KEY_USAGES[usage]))));

export const alternativeNames = (dnsNames: readonly string[]) =>
  extension('2.5.29.17', sequence(...dnsNames.map((name) => text(0x82, name))));

export const subjectKeyIdentifier = (key: KeyObject) => extension('2.5.29.14', octets(keyIdentifier(key)));

export const authorityKeyIdentifier = (key: KeyObject) =>
  extension('2.5.29.35', sequence(element(0x80, keyIdentifier(key))));

/** SHA-1 of the public key (RFC 5280, 4.2.1.2); of the whole SubjectPublicKeyInfo, which serves tests as well. */
function keyIdentifier(key: KeyObject): Buffer {
  return createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
}
