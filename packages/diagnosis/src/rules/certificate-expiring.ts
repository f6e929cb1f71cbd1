import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { judgeByLint } from './judging/judge-by-lint.js';

/** By shares of the lifetime: fixed numbers of days would be red always for certificates of 47 days (§I.1). */
export const certificateExpiring = defineRule({
  id: 'certificate-expiring',
  title: 'A certificate hybrid mail depends on nears the end of its lifetime',
  severity: 'advice',
  cites: [CITATIONS.lifetimes, CITATIONS.hybridCertificates],
  evaluate: (situation) => judgeByLint('certificate-expiring', situation),
});
