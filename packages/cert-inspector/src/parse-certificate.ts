import type { Origin } from '@hybrid-mailflow/evidence';
import { readTime } from './asn1-time.js';
import type { Certificate } from './certificate.js';
import {
  childrenOf,
  contentOf,
  decodeDer,
  hexOf,
  isContext,
  isUniversal,
  smallInteger,
  TAG,
  type Asn1Node,
} from './der.js';
import { readExtensions } from './extensions.js';
import type { CertificateIssueCode, IssueSink } from './issue-codes.js';
import { digest } from './node-crypto.js';
import { readPublicKey } from './public-key.js';
import { readSignatureAlgorithm } from './signature-algorithm.js';
import { formatX500Name, readName, type DistinguishedName } from './x500-name.js';

const COMMON_NAME = '2.5.4.3';

/**
 * Reads one certificate from its encoding. Fields that cannot be decoded are left out and reported;
 * undefined where the bytes are no certificate at all.
 */
export function parseCertificate(
  bytes: Uint8Array,
  origin: Origin,
  report: IssueSink,
): Certificate | undefined {
  const issue = (code: CertificateIssueCode, severity: 'error' | 'warning' | 'info', text: string): void =>
    report({ code, severity, text, origin });

  const decoded = decodeDer(bytes);
  if (!decoded.ok) {
    issue('CERTIFICATE_MALFORMED', 'error', `The bytes are not the DER of a certificate: ${decoded.reason}`);
    return undefined;
  }
  const tbs = toBeSigned(decoded.node);
  if (!tbs) {
    issue(
      'CERTIFICATE_MALFORMED',
      'error',
      'The bytes are ASN.1, but not the structure of an X.509 certificate.',
    );
    return undefined;
  }
  if (decoded.length < bytes.length) {
    const text = `${bytes.length - decoded.length} bytes follow the certificate; they were ignored.`;
    issue('CERTIFICATE_TRAILING_BYTES', 'warning', text);
  }
  const der = bytes.slice(0, decoded.length);
  const required = <Value>(field: string, value: Value | undefined): Value | undefined => {
    if (value === undefined) {
      issue(
        'CERTIFICATE_FIELD_UNREADABLE',
        'warning',
        `The ${field} of the certificate could not be decoded.`,
      );
    }
    return value;
  };

  const subject = required('subject', readName(tbs.subject)) ?? [];
  const issuer = required('issuer', readName(tbs.issuer)) ?? [];
  if (![...subject, ...issuer].flat().every(({ certain }) => certain)) {
    const text =
      'A name holds characters that Windows may print differently; compare it before relying on it.';
    issue('NAME_ENCODING_UNCERTAIN', 'info', text);
  }
  const [notBefore, notAfter] = childrenOf(tbs.validity);
  const signature = required('signature algorithm', readSignatureAlgorithm(childrenOf(decoded.node)[1]));
  const { fields, unreadable } = readExtensions(tbs.extensions);
  for (const extension of unreadable) {
    const text = `The extension ${extension} of the certificate could not be decoded.`;
    issue('CERTIFICATE_EXTENSION_UNREADABLE', 'warning', text);
  }
  const names = { subject: formatX500Name(subject), issuer: formatX500Name(issuer) };
  return {
    partial: false,
    ...names,
    dnsNames: [],
    ...defined({
      commonName: commonNameOf(subject),
      serialNumber: required('serial number', readSerialNumber(tbs.serialNumber)),
      notBefore: required('start of validity', readTime(notBefore)),
      notAfter: required('end of validity', readTime(notAfter)),
      key: required('public key', readPublicKey(tbs.publicKey)),
      signatureAlgorithm: signature?.name,
      signatureHash: signature?.hash,
    }),
    version: tbs.version,
    thumbprint: digest('sha1', der),
    sha256: digest('sha256', der),
    ...fields,
    selfSigned: names.subject === names.issuer && !hasForeignAuthority(fields),
    der,
    origin,
  };
}

interface ToBeSigned {
  readonly version: number;
  readonly serialNumber: Asn1Node | undefined;
  readonly issuer: Asn1Node | undefined;
  readonly validity: Asn1Node | undefined;
  readonly subject: Asn1Node | undefined;
  readonly publicKey: Asn1Node | undefined;
  readonly extensions: Asn1Node | undefined;
}

/** The parts of TBSCertificate (RFC 5280 §4.1); undefined where the outline is another one. */
function toBeSigned(certificate: Asn1Node): ToBeSigned | undefined {
  const [tbs, algorithm, signature] = childrenOf(certificate);
  if (!isUniversal(certificate, TAG.sequence) || !isUniversal(tbs, TAG.sequence)) return undefined;
  if (!isUniversal(algorithm, TAG.sequence) || !isUniversal(signature, TAG.bitString)) return undefined;
  const fields = [...childrenOf(tbs)];
  const explicitVersion = isContext(fields[0], 0) ? fields.shift() : undefined;
  const [serialNumber, , issuer, validity, subject, publicKey, ...rest] = fields;
  if (!isUniversal(serialNumber, TAG.integer) || !isUniversal(publicKey, TAG.sequence)) return undefined;
  return {
    version: (smallInteger(childrenOf(explicitVersion)[0]) ?? 0) + 1,
    serialNumber,
    issuer,
    validity,
    subject,
    publicKey,
    extensions: childrenOf(rest.find((field) => isContext(field, 3)))[0],
  };
}

function readSerialNumber(node: Asn1Node | undefined): string | undefined {
  const content = contentOf(node);
  return content === '' ? undefined : hexOf(content).replace(/^0+(?=.)/, '');
}

/** Windows prints the last RDN first, so the last CN of the encoding is the one it takes. */
function commonNameOf(name: DistinguishedName): string | undefined {
  return [...name]
    .reverse()
    .flat()
    .find(({ type, kind }) => type === COMMON_NAME && kind === 'string')?.text;
}

function hasForeignAuthority({
  subjectKeyIdentifier,
  authorityKeyIdentifier,
}: Partial<Certificate>): boolean {
  if (subjectKeyIdentifier === undefined || authorityKeyIdentifier === undefined) return false;
  return subjectKeyIdentifier !== authorityKeyIdentifier;
}

/** The entries that have a value, for objects whose absent fields are unknown. */
function defined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: NonNullable<Fields[Key]>;
  };
}
