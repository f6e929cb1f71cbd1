import { isWeakHash } from '../data/algorithms.js';
import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, notApplicable, PASS } from './define-lint.js';

/** Exchange Online refuses SHA-1 anywhere in a chain but on a root, and MD5 (§E.1.9). */
export const signatureHashWeak = defineLint({
  id: 'signature-hash-weak',
  title: 'The certificate is signed over a broken hash',
  severity: 'blocker',
  cites: [CITATIONS.encryptionReference, CITATIONS.weakHashRefused],
  effectiveFrom: '2016-06',
  evaluate({ selfSigned, signatureAlgorithm, signatureHash }) {
    if (selfSigned === true)
      return notApplicable('nobody relies on the signature of a self-signed certificate');
    if (signatureAlgorithm === undefined)
      return insufficientEvidence('its signature algorithm is not in the evidence');
    if (!isWeakHash(signatureHash)) return PASS;
    const summary = `It is signed with ${signatureAlgorithm}, which Exchange Online refuses.`;
    return { outcome: 'fail', confidence: 'high', summary };
  },
});
