import type { Certificate } from './certificate.js';
import { findForeignSigns, looseNameKey, type ForeignSign } from './foreign-name.js';
import { remembering } from './remembering.js';
import { parseTlsCertificateName, tlsCertificateName } from './tls-certificate-name.js';

/** How a configured TlsCertificateName compares with a certificate, with the form that would match. */
export interface TlsCertificateNameComparison {
  /**
   * `equal` matches; `equal-ignoring-case` is taken to match (Exchange's own rule is not published);
   * `look-alike` means the same certificate but cannot match; `different` means another certificate.
   */
  readonly result: 'equal' | 'equal-ignoring-case' | 'look-alike' | 'different';
  /** The value Exchange would accept for this certificate. */
  readonly expected: string;
  /** Signs of another notation in the configured value. */
  readonly signs: readonly ForeignSign[];
  readonly reason: string;
}

/** Compares a configured TlsCertificateName with a certificate (§B.4); the tags may be in either case. */
export function compareTlsCertificateName(
  value: string,
  certificate: Pick<Certificate, 'issuer' | 'subject'>,
): TlsCertificateNameComparison {
  const expected = tlsCertificateName(certificate);
  const { signs, parts } = takeApart(value);
  const answer = (
    result: TlsCertificateNameComparison['result'],
    reason: string,
  ): TlsCertificateNameComparison => ({
    result,
    expected,
    signs,
    reason,
  });
  if (!parts) {
    const bare = looseNameKey(value.replace(/<\/?[IS]>/gi, ','));
    const same = [certificate.subject, `${certificate.issuer},${certificate.subject}`];
    return value.trim() !== '' && same.some((name) => looseNameKey(name) === bare)
      ? answer('look-alike', 'the tags <I> and <S> are missing or misplaced')
      : answer('different', 'the value is not of the form <I>issuer<S>subject');
  }
  const { issuer, subject } = parts;
  if (issuer === certificate.issuer && subject === certificate.subject) {
    return answer('equal', 'issuer and subject are the same, character by character');
  }
  if (equalIgnoringCase(issuer, certificate.issuer) && equalIgnoringCase(subject, certificate.subject)) {
    return answer('equal-ignoring-case', 'issuer and subject differ only in upper and lower case');
  }
  if (sameName(issuer, certificate.issuer) && sameName(subject, certificate.subject)) {
    return answer(
      'look-alike',
      'issuer and subject name the same, but are not written as Windows writes them',
    );
  }
  if (sameName(issuer, certificate.subject) && sameName(subject, certificate.issuer)) {
    return answer('look-alike', 'issuer and subject are exchanged');
  }
  return answer('different', differenceReason(parts.issuer, certificate.issuer));
}

function equalIgnoringCase(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** The configured value: it is compared with every certificate of every store. */
const takeApart = remembering((value) => ({
  signs: findForeignSigns(value),
  parts: parseTlsCertificateName(value),
}));

function sameName(a: string, b: string): boolean {
  const [one, other] = [levelled(a), levelled(b)];
  return one.key === other.key || one.withoutBlanks === other.withoutBlanks;
}

/** A console that wraps at its width may swallow the blank at the break (§G.3.1). */
const levelled = remembering((name) => ({
  key: looseNameKey(name),
  withoutBlanks: name.replace(/\s+/g, '').toLowerCase(),
}));

function differenceReason(issuer: string, expected: string): string {
  return sameName(issuer, expected) ? 'the subject is another one' : 'the issuer is another one';
}
