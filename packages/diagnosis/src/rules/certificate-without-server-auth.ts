import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { judgeByLint } from './judging/judge-by-lint.js';

/** An extended key usage without serverAuth rules out use as a server (§I.2). */
export const certificateWithoutServerAuth = defineRule({
  id: 'certificate-without-server-auth',
  title: 'A certificate hybrid mail depends on is not made for server authentication',
  severity: 'blocker',
  cites: [CITATIONS.extendedKeyUsage, CITATIONS.exchangeCertificates],
  evaluate: (situation) => judgeByLint('server-auth-missing', situation),
});
