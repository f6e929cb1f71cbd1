import { constants, createHash, sign } from 'node:crypto';
import {
  bits,
  identifier,
  integer,
  nothing,
  octets,
  sequence,
  set,
  time,
  truth,
} from '@hybrid-mailflow/testing/der';
import { context, contextPrimitive, string, type StringKind } from './der-strings.js';
import { keyPair, type KeyKind, type KeyPair } from './keys.js';

/** Attribute types by the key people write. */
const TYPES: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  SERIALNUMBER: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  EMAIL: '1.2.840.113549.1.9.1',
  DC: '0.9.2342.19200300.100.1.25',
};

/** Key or dotted type, text, kind of string (`utf8` where none is given). */
export type Attribute = readonly [type: string, text: string, kind?: StringKind];
/** RDNs in the order of the encoding; an inner list is one multi-valued RDN. */
export type NameSpec = readonly (Attribute | readonly Attribute[])[];

type SignatureKind = 'sha256' | 'sha384' | 'sha1' | 'md5' | 'pss';

export interface CertificateSpec {
  readonly subject?: NameSpec;
  /** Who signs; itself where none is given. */
  readonly issuer?: BuiltCertificate;
  readonly key?: KeyPair;
  readonly signature?: SignatureKind;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly dnsNames?: readonly string[];
  readonly addresses?: readonly (readonly number[])[];
  /** Extended key usages: object identifiers. */
  readonly usages?: readonly string[];
  readonly ca?: boolean;
  readonly pathLength?: number;
  /** Bits of KeyUsage, most significant first; those of its role where none are given, no extension for `null`. */
  readonly keyUsage?: number | null;
  readonly permitted?: readonly ConstrainedName[];
  readonly excluded?: readonly ConstrainedName[];
  readonly serial?: number;
  readonly version?: 1 | 3;
  /** Key identifiers; written unless false. */
  readonly keyIdentifiers?: boolean;
  /** Further extensions, as encoded. */
  readonly extensions?: readonly Uint8Array[];
  /** A signature that does not fit. */
  readonly brokenSignature?: boolean;
}

/** A subtree of name constraints: a domain, or a distinguished name. */
export type ConstrainedName = string | NameSpec;

export interface BuiltCertificate {
  readonly der: Uint8Array;
  readonly pem: string;
  readonly key: KeyPair;
  /** The encoded name. */
  readonly name: Uint8Array;
}

export const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
export const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** Builds and signs a certificate; whatever the specification leaves open is that of an ordinary server's. */
export function buildCertificate(spec: CertificateSpec = {}): BuiltCertificate {
  const key = spec.key ?? keyPair('p256');
  const name = encodeName(spec.subject ?? [['CN', 'mail.contoso.com']]);
  const issuer = spec.issuer ?? { key, name };
  const algorithm = signatureAlgorithm(issuer.key.kind, spec.signature ?? 'sha256');
  const toBeSigned = sequence(
    ...(spec.version === 1 ? [] : [context(0, integer('2'))]),
    integer((spec.serial ?? 4711).toString(16)),
    algorithm,
    issuer.name,
    sequence(time(spec.notBefore ?? '2026-08-01T00:00:00Z'), time(spec.notAfter ?? '2027-02-01T00:00:00Z')),
    name,
    key.publicKey.export({ type: 'spki', format: 'der' }),
    ...(spec.version === 1 ? [] : [context(3, sequence(...extensionsOf(spec, key, issuer.key)))]),
  );
  const signature = signed(toBeSigned, issuer.key, spec.signature ?? 'sha256');
  if (spec.brokenSignature) signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1;
  const der = sequence(toBeSigned, algorithm, bits(signature));
  return { der: new Uint8Array(der), pem: armored('CERTIFICATE', der), key, name };
}

/** PEM armor with lines of 64. */
export function armored(label: string, content: Uint8Array): string {
  const lines = Buffer.from(content)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

export function encodeName(name: NameSpec): Buffer {
  return sequence(
    ...name.map((rdn) => {
      const attributes = (typeof rdn[0] === 'string' ? [rdn] : rdn) as readonly Attribute[];
      return set(
        ...attributes.map(([type, text, kind]) =>
          sequence(identifier(TYPES[type] ?? type), string(kind ?? 'utf8', text)),
        ),
      );
    }),
  );
}

export function extension(type: string, value: Uint8Array, critical = false): Buffer {
  return sequence(identifier(type), ...(critical ? [truth()] : []), octets(value));
}

function extensionsOf(spec: CertificateSpec, key: KeyPair, issuerKey: KeyPair): Uint8Array[] {
  const { dnsNames = [], addresses = [], usages, ca, pathLength, permitted, excluded } = spec;
  const keyUsage = spec.keyUsage === undefined ? (ca ? 0x06 : 0x80) : spec.keyUsage;
  const names = [
    ...dnsNames.map((dns) => contextPrimitive(2, Buffer.from(dns, 'utf8'))),
    ...addresses.map((address) => contextPrimitive(7, Buffer.from(address))),
  ];
  const list: Uint8Array[] = [];
  if (ca !== undefined) {
    const parts = [
      ...(ca ? [truth()] : []),
      ...(pathLength === undefined ? [] : [integer(pathLength.toString(16))]),
    ];
    list.push(extension('2.5.29.19', sequence(...parts), true));
  }
  if (keyUsage !== null) list.push(extension('2.5.29.15', bits(Buffer.from([keyUsage])), true));
  if (usages) list.push(extension('2.5.29.37', sequence(...usages.map(identifier))));
  if (names.length > 0) list.push(extension('2.5.29.17', sequence(...names)));
  if (permitted || excluded) {
    const parts = [
      ...(permitted ? [context(0, ...permitted.map(subtree))] : []),
      ...(excluded ? [context(1, ...excluded.map(subtree))] : []),
    ];
    list.push(extension('2.5.29.30', sequence(...parts), true));
  }
  if (spec.keyIdentifiers !== false) {
    list.push(extension('2.5.29.14', octets(keyIdentifier(key))));
    list.push(extension('2.5.29.35', sequence(contextPrimitive(0, keyIdentifier(issuerKey)))));
  }
  return [...list, ...(spec.extensions ?? [])];
}

function subtree(name: ConstrainedName): Buffer {
  return sequence(
    typeof name === 'string'
      ? contextPrimitive(2, Buffer.from(name, 'latin1'))
      : context(4, encodeName(name)),
  );
}

function keyIdentifier({ publicKey }: KeyPair): Buffer {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
}

const SHA256 = '2.16.840.1.101.3.4.2.1';

/** There is no ECDSA with MD5: SHA-1 stands in for it. */
const ECDSA = {
  sha256: { type: '1.2.840.10045.4.3.2', hash: 'sha256' },
  sha384: { type: '1.2.840.10045.4.3.3', hash: 'sha384' },
  sha1: { type: '1.2.840.10045.4.1', hash: 'sha1' },
  md5: { type: '1.2.840.10045.4.1', hash: 'sha1' },
  pss: { type: '1.2.840.10045.4.3.2', hash: 'sha256' },
} as const;

function signatureAlgorithm(key: KeyKind, signature: SignatureKind): Buffer {
  if (key === 'ed25519') return sequence(identifier('1.3.101.112'));
  if (key === 'p256' || key === 'p384') return sequence(identifier(ECDSA[signature].type));
  if (signature === 'pss' || key === 'rsa-pss') {
    const hash = sequence(identifier(SHA256), nothing());
    return sequence(
      identifier('1.2.840.113549.1.1.10'),
      sequence(
        context(0, hash),
        context(1, sequence(identifier('1.2.840.113549.1.1.8'), hash)),
        context(2, integer('20')),
      ),
    );
  }
  const types = { sha256: '11', sha384: '12', sha1: '5', md5: '4' };
  return sequence(identifier(`1.2.840.113549.1.1.${types[signature]}`), nothing());
}

function signed(content: Uint8Array, { kind, privateKey }: KeyPair, signature: SignatureKind): Buffer {
  if (kind === 'ed25519') return sign(null, content, privateKey);
  if (kind === 'p256' || kind === 'p384') return sign(ECDSA[signature].hash, content, privateKey);
  if (signature === 'pss' || kind === 'rsa-pss') {
    const padding = constants.RSA_PKCS1_PSS_PADDING;
    return sign('sha256', content, { key: privateKey, padding, saltLength: 32 });
  }
  return sign(signature, content, privateKey);
}

/** A certification authority that certifies itself. */
export function buildAuthority(
  commonName: string,
  spec: Omit<CertificateSpec, 'subject'> = {},
): BuiltCertificate {
  return buildCertificate({
    subject: [
      ['C', 'US'],
      ['O', 'Example Trust'],
      ['CN', commonName],
    ],
    ca: true,
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2040-01-01T00:00:00Z',
    ...spec,
  });
}
