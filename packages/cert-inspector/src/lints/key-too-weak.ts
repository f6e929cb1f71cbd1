import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, PASS } from './define-lint.js';

const SMALLEST = { rsa: 2048, 'rsa-pss': 2048, dsa: Infinity, ec: 256 } as const;

/** RSA below 2048 bits, curves below 256, DSA of any size (§I.5). */
export const keyTooWeak = defineLint({
  id: 'key-too-weak',
  title: 'The key of the certificate is too weak',
  severity: 'degraded',
  cites: [CITATIONS.newExchangeCertificate, CITATIONS.encryptionReference],
  evaluate({ key }) {
    if (key === undefined) return insufficientEvidence('its key is not in the evidence');
    const { algorithm, bits } = key;
    if (algorithm === 'ed25519' || algorithm === 'ed448') return PASS;
    if (algorithm === 'unknown' || bits === undefined)
      return insufficientEvidence('the size of its key is not known');
    if (bits >= SMALLEST[algorithm]) return PASS;
    const summary = `Its key is ${algorithm.toUpperCase()} of ${bits} bits; RSA of 2048 is the least to use.`;
    return { outcome: 'fail', confidence: 'high', summary };
  },
});
