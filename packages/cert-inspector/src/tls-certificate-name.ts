import type { Certificate } from './certificate.js';

/** Issuer and subject of a TlsCertificateName, as written. */
export interface TlsCertificateNameParts {
  readonly issuer: string;
  readonly subject: string;
}

/** The value of TlsCertificateName for a certificate: `<I>`, issuer, `<S>`, subject, as Windows prints them (§B.4). */
export function tlsCertificateName({ issuer, subject }: Pick<Certificate, 'issuer' | 'subject'>): string {
  return `<I>${issuer}<S>${subject}`;
}

/**
 * Splits a TlsCertificateName: `<I>` at the beginning, then the first `<S>` outside double quotes, in either case (§B.4).
 * Undefined where the tags are missing.
 */
export function parseTlsCertificateName(text: string): TlsCertificateNameParts | undefined {
  const value = text.trim();
  if (!/^<I>/i.test(value)) return undefined;
  let quoted = false;
  for (let at = 3; at < value.length; at++) {
    if (value[at] === '"') quoted = !quoted;
    else if (!quoted && value[at] === '<' && /^<S>$/i.test(value.slice(at, at + 3))) {
      return { issuer: value.slice(3, at), subject: value.slice(at + 3) };
    }
  }
  return undefined;
}
