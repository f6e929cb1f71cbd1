import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { judgeByLint } from './judging/judge-by-lint.js';

/** RSA below 2048 bits is an error (§I.5). */
export const certificateKeyTooWeak = defineRule({
  id: 'certificate-key-too-weak',
  title: 'The key of a certificate hybrid mail depends on is too short',
  severity: 'degraded',
  cites: [CITATIONS.newExchangeCertificate],
  evaluate: (situation) => judgeByLint('key-too-weak', situation),
});
