import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, PASS } from './define-lint.js';

/** Exchange serves an expired certificate all the same, and the peer refuses it (§B.1.2). */
export const certificateExpired = defineLint({
  id: 'certificate-expired',
  title: 'The certificate has expired',
  severity: 'blocker',
  cites: [CITATIONS.starttlsSelection, CITATIONS.validity],
  evaluate({ notAfter }, { asOf }) {
    if (notAfter === undefined) return insufficientEvidence('the end of its validity is not known');
    if (Date.parse(notAfter) >= Date.parse(asOf)) return PASS;
    return { outcome: 'fail', confidence: 'certain', summary: `It expired on ${notAfter.slice(0, 10)}.` };
  },
});
