import type { AlternativeName, Certificate } from './certificate.js';
import {
  bytesOf,
  childrenOf,
  contentOf,
  decodeInner,
  hexOf,
  isContext,
  isUniversal,
  objectIdentifier,
  smallInteger,
  TAG,
  type Asn1Node,
} from './der.js';
import { formatX500Name, readName } from './x500-name.js';

/** What the extensions of a certificate tell, and the identifiers of those that could not be decoded. */
export interface ExtensionFields {
  readonly fields: Partial<Certificate>;
  readonly unreadable: readonly string[];
}

type Reader = (value: Asn1Node) => Partial<Certificate> | undefined;

/** Readers by object identifier; one that returns undefined could not make sense of its extension. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['2.5.29.14', readSubjectKeyIdentifier],
  ['2.5.29.15', readKeyUsage],
  ['2.5.29.17', readAlternativeNames],
  ['2.5.29.19', readBasicConstraints],
  ['2.5.29.30', readNameConstraints],
  ['2.5.29.35', readAuthorityKeyIdentifier],
  ['2.5.29.37', readExtendedKeyUsage],
  ['1.3.6.1.5.5.7.1.1', readAuthorityInformationAccess],
]);

const SUBJECT_ALTERNATIVE_NAME = '2.5.29.17';

/** Reads the extensions we have a use for (RFC 5280 §4.2); the others are left alone. */
export function readExtensions(list: Asn1Node | undefined): ExtensionFields {
  let fields: Partial<Certificate> = {};
  const unreadable: string[] = [];
  const criticalExtensions: string[] = [];
  for (const extension of childrenOf(list)) {
    const parts = childrenOf(extension);
    const identifier = objectIdentifier(parts[0]);
    const value = parts.at(-1);
    if (identifier === undefined || !isUniversal(value, TAG.octetString)) {
      unreadable.push(identifier ?? 'without identifier');
      continue;
    }
    if (isUniversal(parts[1], TAG.boolean) && contentOf(parts[1]) !== '\0')
      criticalExtensions.push(identifier);
    const reader = READERS.get(identifier);
    if (!reader) continue;
    const inner = decodeInner(contentOf(value));
    const read = inner && reader(inner);
    if (read) fields = { ...fields, ...read };
    else unreadable.push(identifier);
  }
  if (unreadable.includes(SUBJECT_ALTERNATIVE_NAME)) fields = { ...fields, dnsNamesIncomplete: true };
  return { fields: { ...fields, criticalExtensions }, unreadable };
}

function readSubjectKeyIdentifier(value: Asn1Node): Partial<Certificate> | undefined {
  return isUniversal(value, TAG.octetString) ? { subjectKeyIdentifier: hexOf(contentOf(value)) } : undefined;
}

const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

function readKeyUsage(value: Asn1Node): Partial<Certificate> | undefined {
  if (!isUniversal(value, TAG.bitString)) return undefined;
  const bits = bytesOf(contentOf(value)).subarray(1);
  return { keyUsage: KEY_USAGES.filter((_, at) => ((bits[at >> 3] ?? 0) & (0x80 >> (at & 7))) !== 0) };
}

function readAlternativeNames(value: Asn1Node): Partial<Certificate> | undefined {
  if (!isUniversal(value, TAG.sequence)) return undefined;
  const alternativeNames = childrenOf(value).map(readGeneralName);
  const dnsNames = alternativeNames.filter(({ type }) => type === 'dns').map((name) => name.value);
  return { alternativeNames, dnsNames };
}

/** GeneralName, RFC 5280 §4.2.1.6. */
function readGeneralName(node: Asn1Node): AlternativeName {
  const text = contentOf(node);
  if (isContext(node, 1)) return { type: 'email', value: text };
  if (isContext(node, 2)) return { type: 'dns', value: text };
  if (isContext(node, 4))
    return { type: 'directory', value: formatX500Name(readName(childrenOf(node)[0]) ?? []) };
  if (isContext(node, 6)) return { type: 'uri', value: text };
  if (isContext(node, 7)) return { type: 'ip', value: formatAddress(bytesOf(text)) };
  return { type: 'other', value: objectIdentifier(childrenOf(node)[0]) ?? hexOf(text) };
}

function readNameConstraints(value: Asn1Node): Partial<Certificate> | undefined {
  if (!isUniversal(value, TAG.sequence)) return undefined;
  const subtrees = (tag: number): AlternativeName[] =>
    childrenOf(childrenOf(value).find((part) => isContext(part, tag)))
      .flatMap((subtree) => childrenOf(subtree)[0] ?? [])
      .map(readSubtreeBase);
  return { nameConstraints: { permitted: subtrees(0), excluded: subtrees(1) } };
}

/** The base of a GeneralSubtree: a name, or an address with its mask. */
function readSubtreeBase(base: Asn1Node): AlternativeName {
  if (!isContext(base, 7)) return readGeneralName(base);
  const bytes = bytesOf(contentOf(base));
  const half = bytes.length / 2;
  return {
    type: 'ip',
    value: `${formatAddress(bytes.subarray(0, half))}/${formatAddress(bytes.subarray(half))}`,
  };
}

function formatAddress(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  if (bytes.length !== 16) return hexOf(String.fromCharCode(...bytes));
  const groups = Array.from({ length: 8 }, (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0));
  return groups.map((group) => group.toString(16)).join(':');
}

function readBasicConstraints(value: Asn1Node): Partial<Certificate> | undefined {
  if (!isUniversal(value, TAG.sequence)) return undefined;
  const parts = childrenOf(value);
  const ca = parts.some((part) => isUniversal(part, TAG.boolean) && contentOf(part) !== '\0');
  const pathLength = smallInteger(parts.find((part) => isUniversal(part, TAG.integer)));
  return { basicConstraints: { ca, ...(pathLength === undefined ? {} : { pathLength }) } };
}

function readAuthorityKeyIdentifier(value: Asn1Node): Partial<Certificate> | undefined {
  if (!isUniversal(value, TAG.sequence)) return undefined;
  const identifier = childrenOf(value).find((part) => isContext(part, 0));
  return identifier ? { authorityKeyIdentifier: hexOf(contentOf(identifier)) } : {};
}

function readExtendedKeyUsage(value: Asn1Node): Partial<Certificate> | undefined {
  if (!isUniversal(value, TAG.sequence)) return undefined;
  const usages = childrenOf(value).map(objectIdentifier);
  return usages.every((usage) => usage !== undefined) ? { extendedKeyUsage: usages } : undefined;
}

const CA_ISSUERS = '1.3.6.1.5.5.7.48.2';

function readAuthorityInformationAccess(value: Asn1Node): Partial<Certificate> | undefined {
  if (!isUniversal(value, TAG.sequence)) return undefined;
  const locations = childrenOf(value)
    .map(childrenOf)
    .filter(([method, location]) => objectIdentifier(method) === CA_ISSUERS && isContext(location, 6))
    .map(([, location]) => contentOf(location));
  return { issuerLocations: locations };
}
