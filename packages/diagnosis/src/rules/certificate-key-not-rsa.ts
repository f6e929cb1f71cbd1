import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { judgeByLint } from './judging/judge-by-lint.js';

/** Whether Exchange Online negotiates ECDSA is not documented, so this is no verdict (§I.5). */
export const certificateKeyNotRsa = defineRule({
  id: 'certificate-key-not-rsa',
  title: 'The key of a certificate hybrid mail depends on is not RSA',
  severity: 'advice',
  cites: [CITATIONS.eccSupport, CITATIONS.encryptionReference],
  evaluate: (situation) => judgeByLint('key-not-rsa', situation),
});
