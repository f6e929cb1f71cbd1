import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, PASS } from './define-lint.js';

export const certificateNotYetValid = defineLint({
  id: 'certificate-not-yet-valid',
  title: 'The certificate is not valid yet',
  severity: 'blocker',
  cites: [CITATIONS.validity],
  evaluate({ notBefore }, { asOf }) {
    if (notBefore === undefined) return insufficientEvidence('the start of its validity is not known');
    if (Date.parse(notBefore) <= Date.parse(asOf)) return PASS;
    return {
      outcome: 'fail',
      confidence: 'certain',
      summary: `It is valid from ${notBefore.slice(0, 10)} on.`,
    };
  },
});
