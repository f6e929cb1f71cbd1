import type { Certificate } from '../certificate.js';

/** A certificate in a server's store with what Exchange says of it; undefined is unknown. */
export interface StoredCertificate {
  readonly certificate: Certificate;
  /** Services contains SMTP. */
  readonly smtp?: boolean;
  readonly hasPrivateKey?: boolean;
  /** Status of Get-ExchangeCertificate: `Valid`, `DateInvalid`, `Untrusted` … */
  readonly status?: string;
  /** RootCAType of Get-ExchangeCertificate: `ThirdParty`, `Enterprise`, `None` … */
  readonly rootCaType?: string;
}

/** Statuses that say that the chain of the certificate does not hold, whatever its dates. */
const BROKEN_CHAIN = new Set(['invalid', 'revoked', 'untrusted']);

/** Exchange found the chain of the certificate broken (§B.1.6). */
export function hasBrokenChain({ status }: StoredCertificate): boolean {
  return status !== undefined && BROKEN_CHAIN.has(status.toLowerCase());
}

export function isSelfSigned({ certificate, rootCaType }: StoredCertificate): boolean {
  return certificate.selfSigned ?? rootCaType?.toLowerCase() === 'none';
}

/** By its dates, else by what Exchange says of them. */
export function isExpired({ certificate: { notAfter }, status }: StoredCertificate, time: number): boolean {
  return notAfter === undefined ? status?.toLowerCase() === 'dateinvalid' : Date.parse(notAfter) < time;
}

export function isNotYetValid({ certificate: { notBefore } }: StoredCertificate, time: number): boolean {
  return notBefore !== undefined && Date.parse(notBefore) > time;
}
