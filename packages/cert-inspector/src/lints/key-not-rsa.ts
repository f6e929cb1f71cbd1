import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, isAuthority, OF_AN_AUTHORITY, PASS } from './define-lint.js';

const NAMES = { ec: 'ECDSA', ed25519: 'Ed25519', ed448: 'Ed448', dsa: 'DSA' } as const;

/** Exchange takes ECDSA since April 2024, switched on; the published suites of Exchange Online list RSA only (§I.4, §I.5). */
export const keyNotRsa = defineLint({
  id: 'key-not-rsa',
  title: 'The key of the certificate is not RSA',
  severity: 'advice',
  cites: [CITATIONS.eccSupport, CITATIONS.encryptionReference],
  effectiveFrom: '2024-04',
  evaluate(certificate) {
    const { key } = certificate;
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (key === undefined || key.algorithm === 'unknown')
      return insufficientEvidence('its key is not in the evidence');
    const { algorithm } = key;
    if (algorithm === 'rsa' || algorithm === 'rsa-pss') return PASS;
    const summary =
      algorithm === 'ec'
        ? 'Its key is ECDSA: Exchange needs the update of April 2024 and EnableEccCertificateSupport, and whether Exchange Online negotiates it is not documented. RSA is the safe choice for hybrid mail.'
        : `Its key is ${NAMES[algorithm]}, which no documentation of Exchange names. RSA is the safe choice.`;
    return { outcome: 'fail', confidence: algorithm === 'ec' ? 'medium' : 'high', summary };
  },
});
