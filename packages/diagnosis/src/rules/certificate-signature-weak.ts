import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { judgeByLint } from './judging/judge-by-lint.js';

/** Exchange Online refuses such signatures anywhere in a chain but on its root (§E.1.9). */
export const certificateSignatureWeak = defineRule({
  id: 'certificate-signature-weak',
  title: 'A certificate hybrid mail depends on is signed over SHA-1 or MD5',
  severity: 'blocker',
  cites: [CITATIONS.encryptionReference, CITATIONS.weakHashRefused],
  evaluate: (situation) => judgeByLint('signature-hash-weak', situation),
});
