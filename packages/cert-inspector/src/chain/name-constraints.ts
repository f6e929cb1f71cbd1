import type { AlternativeName, Certificate } from '../certificate.js';
import { attributeOfText } from '../x500-text.js';
import { canonicalName } from './may-issue.js';

/** A name of a certificate that an authority above it does not allow. */
export interface NameConstraintViolation {
  readonly kind: 'not-permitted' | 'excluded' | 'not-understood';
  readonly name: AlternativeName;
}

/**
 * The names of `certificate` that the constraints of `authority` forbid (RFC 5280 §4.2.1.10): each name must lie within
 * a permitted subtree of its type, if there are any, and in no excluded one. `byCommonName`: where a leaf has no
 * dNSName, its common name counts as one, as TLS clients take it.
 */
export function violatedConstraints(
  certificate: Certificate,
  { nameConstraints }: Certificate,
  byCommonName: boolean,
): NameConstraintViolation[] {
  if (!nameConstraints) return [];
  const { permitted, excluded } = nameConstraints;
  return constrainedNames(certificate, byCommonName).flatMap((name): NameConstraintViolation[] => {
    const ofType = (subtrees: readonly AlternativeName[]): readonly AlternativeName[] =>
      subtrees.filter(({ type }) => type === name.type);
    const allowed = ofType(permitted);
    const forbidden = ofType(excluded);
    if (name.type === 'other')
      return allowed.length + forbidden.length > 0 ? [{ kind: 'not-understood', name }] : [];
    if (allowed.length > 0 && !allowed.some((subtree) => isWithin(name, subtree)))
      return [{ kind: 'not-permitted', name }];
    return forbidden.some((subtree) => isWithin(name, subtree)) ? [{ kind: 'excluded', name }] : [];
  });
}

/** A host name as it may stand in a common name: labels and at least one dot. */
const HOST_NAME =
  /^[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?(?:\.[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?)+$/;

function constrainedNames(certificate: Certificate, byCommonName: boolean): AlternativeName[] {
  const { subject, commonName, alternativeNames = [], dnsNames } = certificate;
  const names: AlternativeName[] = [...alternativeNames];
  if (subject !== '') names.push({ type: 'directory', value: subject });
  const email = attributeOfText(subject, 'E');
  if (email !== undefined) names.push({ type: 'email', value: email });
  if (byCommonName && dnsNames.length === 0 && commonName !== undefined && HOST_NAME.test(commonName))
    names.push({ type: 'dns', value: commonName });
  return names;
}

function isWithin({ type, value }: AlternativeName, { value: subtree }: AlternativeName): boolean {
  switch (type) {
    case 'dns':
      return isDomainWithin(value.toLowerCase(), subtree.toLowerCase());
    case 'email':
      return isMailboxWithin(value, subtree);
    case 'uri':
      return isHostWithin(/^[^:]+:\/\/([^/:]*)/.exec(value)?.[1] ?? '', subtree);
    case 'directory':
      return isDirectoryWithin(canonicalName(value), canonicalName(subtree));
    case 'ip':
      return isAddressWithin(value, subtree);
    case 'other':
      return false;
  }
}

/** The subtree itself or any name below it; the empty one holds all. */
function isDomainWithin(name: string, subtree: string): boolean {
  if (subtree === '' || name === subtree) return true;
  return name.endsWith(subtree.startsWith('.') ? subtree : `.${subtree}`);
}

/** `.domain` means hosts below it, anything else that very host. */
function isHostWithin(host: string, subtree: string): boolean {
  const [given, wanted] = [host.toLowerCase(), subtree.toLowerCase()];
  return wanted.startsWith('.') ? given.length > wanted.length && given.endsWith(wanted) : given === wanted;
}

/** A mailbox, all of a host, or all below a domain. */
function isMailboxWithin(address: string, subtree: string): boolean {
  const at = address.lastIndexOf('@');
  const [local, host] = [address.slice(0, at), address.slice(at + 1)];
  const wanted = subtree.lastIndexOf('@');
  if (wanted <= 0) return isHostWithin(host, subtree.slice(wanted + 1));
  return local === subtree.slice(0, wanted) && isHostWithin(host, subtree.slice(wanted + 1));
}

/** A subtree is the beginning of the encoded name, which Windows prints last. */
function isDirectoryWithin(name: string, subtree: string): boolean {
  return subtree === '' || name === subtree || name.endsWith(`, ${subtree}`);
}

function isAddressWithin(address: string, subtree: string): boolean {
  const [network = '', mask = ''] = subtree.split('/');
  const [given, base, bits] = [address, network, mask].map(groupsOf);
  if (!given || !base || !bits || given.length !== base.length) return false;
  return given.every((group, at) => ((group ^ (base[at] ?? 0)) & (bits[at] ?? 0)) === 0);
}

function groupsOf(address: string): number[] {
  return address.includes('.')
    ? address.split('.').map(Number)
    : address.split(':').map((group) => Number.parseInt(group, 16));
}
