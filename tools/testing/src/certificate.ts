import { createHash, createPublicKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { bits, element, identifier, integer, nothing, sequence, time } from './der.js';
import {
  alternativeNames,
  authority,
  authorityKeyIdentifier,
  extendedKeyUsage,
  type ExtendedKeyUsage,
  keyUsage,
  type KeyUsage,
  subjectKeyIdentifier,
} from './extensions.js';
import { type KeyName, privateKey } from './keys.js';
import { encodeName, type Name } from './name.js';

export interface CertificateOptions {
  readonly subject: Name;
  readonly key: KeyName;
  /** Who signs; the certificate itself when left out. */
  readonly issuer?: TestCertificate;
  /** Hexadecimal. */
  readonly serialNumber: string;
  /** ISO 8601. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly dnsNames?: readonly string[];
  readonly authority?: boolean;
  readonly keyUsage?: readonly KeyUsage[];
  readonly extendedKeyUsage?: readonly ExtendedKeyUsage[];
  /** Further extensions, encoded. */
  readonly extensions?: readonly Uint8Array[];
}

export interface TestCertificate {
  readonly options: CertificateOptions;
  readonly der: Uint8Array;
  readonly pem: string;
  /** SHA-1 of the DER, hexadecimal, upper case. */
  readonly thumbprint: string;
}

/**
 * Builds an X.509 v3 certificate. Keys, dates and serial numbers are given, and RSA signatures hold nothing random: the
 * same options give the same bytes. (An EC key as subject keeps that; one that signs does not.)
 */
export function buildCertificate(options: CertificateOptions): TestCertificate {
  const key = privateKey(options.key);
  const signer = options.issuer === undefined ? key : privateKey(options.issuer.options.key);
  const algorithm = signatureAlgorithm(signer);
  const body = sequence(
    element(0xa0, integer('02')),
    integer(options.serialNumber),
    algorithm,
    encodeName((options.issuer?.options ?? options).subject),
    sequence(time(options.notBefore), time(options.notAfter)),
    encodeName(options.subject),
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    element(0xa3, sequence(...extensionsOf(options, key, signer))),
  );
  const der = sequence(body, algorithm, bits(sign('sha256', body, signer)));
  return {
    options,
    der,
    pem: new X509Certificate(der).toString(),
    thumbprint: createHash('sha1').update(der).digest('hex').toUpperCase(),
  };
}

function signatureAlgorithm(key: KeyObject): Buffer {
  return key.asymmetricKeyType === 'ec'
    ? sequence(identifier('1.2.840.10045.4.3.2'))
    : sequence(identifier('1.2.840.113549.1.1.11'), nothing());
}

function extensionsOf(options: CertificateOptions, key: KeyObject, signer: KeyObject): readonly Uint8Array[] {
  const { dnsNames, extensions = [], extendedKeyUsage: extended, issuer } = options;
  const usages = options.keyUsage ?? (options.authority === true ? AUTHORITY_USAGE : LEAF_USAGE);
  return [
    authority(options.authority ?? false),
    keyUsage(usages),
    ...(extended === undefined ? [] : [extendedKeyUsage(extended)]),
    ...(dnsNames === undefined ? [] : [alternativeNames(dnsNames)]),
    subjectKeyIdentifier(createPublicKey(key)),
    ...(issuer === undefined ? [] : [authorityKeyIdentifier(createPublicKey(signer))]),
    ...extensions,
  ];
}

const AUTHORITY_USAGE: readonly KeyUsage[] = ['keyCertSign', 'cRLSign'];
const LEAF_USAGE: readonly KeyUsage[] = ['digitalSignature', 'keyEncipherment'];
