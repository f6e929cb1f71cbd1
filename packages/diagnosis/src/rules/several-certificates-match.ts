import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { judgeByLint } from './judging/judge-by-lint.js';

/** Renewed with the same issuer and subject both fit, and the newest is taken; "newest" is documented in two ways (§B.1.5, §B.4). */
export const severalCertificatesMatch = defineRule({
  id: 'several-certificates-match',
  title: 'TlsCertificateName means several certificates of one server',
  severity: 'advice',
  cites: [CITATIONS.starttlsSelection, CITATIONS.hybridCertificates],
  evaluate: (situation) => judgeByLint('issuer-and-subject-shared', situation),
});
