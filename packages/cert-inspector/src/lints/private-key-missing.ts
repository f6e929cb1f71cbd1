import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, isAuthority, OF_AN_AUTHORITY, PASS } from './define-lint.js';

/** Exchange neither lists nor uses a certificate without its key (§B.1.11). */
export const privateKeyMissing = defineLint({
  id: 'private-key-missing',
  title: 'The private key of the certificate is missing',
  severity: 'blocker',
  cites: [CITATIONS.exchangeCertificates],
  evaluate(certificate) {
    const { hasPrivateKey } = certificate;
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (hasPrivateKey === undefined)
      return insufficientEvidence('whether its private key is there is not in the evidence');
    if (hasPrivateKey) return PASS;
    const summary = 'Its private key is not with it: Exchange neither lists nor uses such a certificate.';
    return { outcome: 'fail', confidence: 'certain', summary };
  },
});
