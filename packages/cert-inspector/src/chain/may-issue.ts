import type { Certificate } from '../certificate.js';

/** A name for comparing (RFC 5280 §7.1): case and runs of blanks do not count, nor does the kind of string. */
export function canonicalName(name: string): string {
  return name.replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Whether `issuer` may have issued `certificate`, by its name and its key identifier; the signature is not checked. */
export function mayIssue(issuer: Certificate, certificate: Certificate): boolean {
  if (canonicalName(issuer.subject) !== canonicalName(certificate.issuer)) return false;
  const { authorityKeyIdentifier: wanted } = certificate;
  const { subjectKeyIdentifier: given } = issuer;
  return wanted === undefined || given === undefined || wanted === given;
}

/** Issuer and subject are the same name, whatever the key (RFC 5280 §3.2). */
export function isSelfIssued({ issuer, subject }: Certificate): boolean {
  return canonicalName(issuer) === canonicalName(subject);
}

/** Whether two are the same certificate, to the byte. */
export function isSame(a: Certificate, b: Certificate): boolean {
  return a === b || (a.sha256 !== undefined && a.sha256 === b.sha256);
}
