import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, isAuthority, OF_AN_AUTHORITY, PASS } from './define-lint.js';

/** The certificate that Exchange setup makes is good for mail inside the organization, not for Exchange Online (§E.1.7). */
export const selfSigned = defineLint({
  id: 'self-signed',
  title: 'The certificate is self-signed, which Exchange Online does not trust',
  severity: 'blocker',
  cites: [CITATIONS.newOutboundConnector, CITATIONS.hybridCertificates],
  evaluate(certificate) {
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (certificate.selfSigned === undefined) return insufficientEvidence('its issuer is not known');
    if (!certificate.selfSigned) return PASS;
    const summary =
      'Nobody but itself vouches for it: Exchange Online refuses it under CertificateValidation and DomainValidation, and attributes no mail by it.';
    return { outcome: 'fail', confidence: 'high', summary };
  },
});
