import type { Origin } from '@hybrid-mailflow/evidence';
import {
  bytesOf,
  childrenOf,
  decodeInner,
  hexOf,
  isContext,
  isUniversal,
  objectIdentifier,
  octetsOf,
  smallInteger,
  TAG,
  type Asn1Node,
} from '../der.js';
import type { CertificateIssueCode } from '../issue-codes.js';
import { parseCertificate } from '../parse-certificate.js';
import type { CertificateSink } from './container.js';
import { decryptContent, keyDerivationRounds } from './pkcs12-encryption.js';
import { readSeal, sealFits, type Seal } from './pkcs12-seal.js';

const PKCS7 = '1.2.840.113549.1.7.';
const ENCRYPTED_DATA = `${PKCS7}6`;

/** PFX (RFC 7292 §4): version 3 and a ContentInfo. */
export function isPkcs12(node: Asn1Node): boolean {
  const [version, authSafe] = childrenOf(node);
  const type = objectIdentifier(childrenOf(authSafe)[0]);
  return smallInteger(version) === 3 && type?.startsWith(PKCS7) === true;
}

/**
 * Reads the certificates of a `.pfx` or `.p12` and tells which of them have their private key in it. Private keys are
 * never decrypted. A file without password opens without one.
 */
export function readPkcs12(node: Asn1Node, origin: Origin, sink: CertificateSink): void {
  const issue = (code: CertificateIssueCode, text: string, severity: 'error' | 'warning' = 'error'): void =>
    sink.issue({ code, severity, text, origin });
  const [, authSafe, macData] = childrenOf(node);
  const safeContent = octetsOf(childrenOf(childrenOf(authSafe)[1])[0]);
  const safes = safeContent === undefined ? undefined : decodeInner(safeContent);
  if (safeContent === undefined || !isUniversal(safes, TAG.sequence)) {
    return issue('PFX_MALFORMED', 'The PFX file has no contents that could be decoded.');
  }
  const seal = readSeal(macData);
  const rounds = childrenOf(safes).reduce(
    (sum, safe) => sum + keyDerivationRounds(safe),
    seal?.iterations ?? 0,
  );
  if (rounds > sink.limits.pkcs12Iterations) {
    const text = `The PFX file asks for ${rounds} rounds of key derivation, more than the ${sink.limits.pkcs12Iterations} allowed; it was not opened.`;
    return issue('PFX_ITERATIONS_LIMIT', text);
  }
  if (seal !== undefined && seal.hash === undefined) {
    issue(
      'PFX_SEAL_UNCHECKED',
      'How the PFX file is sealed is not known here; it was read unchecked.',
      'warning',
    );
  }
  const password = findPassword(sink.password, seal, safeContent, childrenOf(safes));
  if (password === undefined) {
    return sink.password === undefined
      ? issue('PFX_PASSWORD_MISSING', 'The PFX file is protected by a password, and none was given.')
      : issue('PFX_PASSWORD_WRONG', 'The password given does not open the PFX file.');
  }
  readSafes(childrenOf(safes), password.value, origin, sink);
}

/** The password that fits: the one given, or for a file without one the empty password or none. */
function findPassword(
  given: string | undefined,
  seal: Seal | undefined,
  content: string,
  safes: readonly Asn1Node[],
): { readonly value: string | null } | undefined {
  const candidates: readonly (string | null)[] = given === undefined || given === '' ? ['', null] : [given];
  const fits = (password: string | null): boolean =>
    seal?.hash === undefined
      ? safes.every((safe) => !isEncrypted(safe) || decryptContent(safe, password) !== undefined)
      : sealFits(seal, seal.hash, password, content);
  const fitting = candidates.find(fits);
  return fitting === undefined ? undefined : { value: fitting };
}

function isEncrypted(safe: Asn1Node): boolean {
  return objectIdentifier(childrenOf(safe)[0]) === ENCRYPTED_DATA;
}

/** A certificate bag, or the mark of a private key; `keyId` is the localKeyID that joins them. */
interface Bag {
  readonly keyId: string | undefined;
  readonly certificate?: Uint8Array;
}

function readSafes(
  safes: readonly Asn1Node[],
  password: string | null,
  origin: Origin,
  sink: CertificateSink,
): void {
  const bags: Bag[] = [];
  for (const safe of safes) {
    const content = isEncrypted(safe)
      ? decryptContent(safe, password)
      : octetsOf(childrenOf(childrenOf(safe)[1])[0]);
    const contents = content === undefined ? undefined : decodeInner(content);
    if (contents === undefined) {
      const text = isEncrypted(safe)
        ? 'A part of the PFX file is encrypted in a way that is not known here.'
        : 'A part of the PFX file could not be decoded.';
      const code = isEncrypted(safe) ? 'PFX_ENCRYPTION_UNSUPPORTED' : 'PFX_MALFORMED';
      sink.issue({ code, severity: 'error', text, origin });
    } else bags.push(...childrenOf(contents).flatMap((bag) => readBag(bag, NESTING)));
  }
  const keys = bags.filter(({ certificate }) => certificate === undefined);
  const keyIds = new Set(keys.map(({ keyId }) => keyId));
  // Without identifiers the only key belongs to the first certificate, as tools write the files.
  const unnamed = keyIds.has(undefined);
  const leaves = bags.filter(({ certificate }) => certificate !== undefined);
  for (const [at, { certificate: der, keyId }] of leaves.entries()) {
    const certificate = der && parseCertificate(der, origin, sink.issue);
    const hasPrivateKey = (keyId !== undefined && keyIds.has(keyId)) || (unnamed && at === 0);
    if (certificate) sink.certificate({ ...certificate, hasPrivateKey });
  }
}

const BAG = '1.2.840.113549.1.12.10.1.';
const KEY_BAG = `${BAG}1`;
const SHROUDED_KEY_BAG = `${BAG}2`;
const CERTIFICATE_BAG = `${BAG}3`;
const SAFE_CONTENTS_BAG = `${BAG}6`;
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
/** How deep bags may hold bags; no tool writes more than one. */
const NESTING = 4;

function readBag(bag: Asn1Node, depth: number): Bag[] {
  const [typeNode, value, attributes] = childrenOf(bag);
  const content = childrenOf(value)[0];
  const keyId = localKeyId(attributes);
  const type = objectIdentifier(typeNode);
  if (type === KEY_BAG || type === SHROUDED_KEY_BAG) return [{ keyId }];
  if (type === SAFE_CONTENTS_BAG && depth > 0)
    return childrenOf(content).flatMap((inner) => readBag(inner, depth - 1));
  if (type !== CERTIFICATE_BAG) return [];
  const [kind, wrapped] = childrenOf(content);
  const der = octetsOf(childrenOf(wrapped)[0]);
  const readable = objectIdentifier(kind) === X509_CERTIFICATE && isContext(wrapped, 0);
  return readable && der !== undefined ? [{ keyId, certificate: new Uint8Array(bytesOf(der)) }] : [];
}

function localKeyId(attributes: Asn1Node | undefined): string | undefined {
  const attribute = childrenOf(attributes).find(
    (entry) => objectIdentifier(childrenOf(entry)[0]) === LOCAL_KEY_ID,
  );
  const value = octetsOf(childrenOf(childrenOf(attribute)[1])[0]);
  return value === undefined ? undefined : hexOf(value);
}
