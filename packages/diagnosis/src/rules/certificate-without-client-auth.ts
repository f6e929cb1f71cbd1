import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { judgeByLint } from './judging/judge-by-lint.js';

/** Authorities stop issuing them, and what Exchange Online makes of that is not documented (§I.2): no verdict. */
export const certificateWithoutClientAuth = defineRule({
  id: 'certificate-without-client-auth',
  title: 'A certificate hybrid mail depends on is not made for client authentication',
  severity: 'advice',
  cites: [CITATIONS.chromeRootProgram],
  evaluate: (situation) => judgeByLint('client-auth-missing', situation),
});
