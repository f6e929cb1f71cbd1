import { ANY_USAGE, CLIENT_AUTH } from '../data/usages.js';
import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, isAuthority, OF_AN_AUTHORITY, PASS } from './define-lint.js';

/** Worth knowing, no more: no vendor says what Exchange Online makes of such a certificate from a client (§I.2, §L.9). */
export const clientAuthMissing = defineLint({
  id: 'client-auth-missing',
  title: 'The certificate does not list use by a client',
  severity: 'advice',
  cites: [CITATIONS.chromeRootProgram],
  effectiveFrom: '2027-03-15',
  evaluate(certificate) {
    const { extendedKeyUsage, partial } = certificate;
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (partial) return insufficientEvidence('its extended key usage is not in the evidence');
    const allowed =
      extendedKeyUsage === undefined ||
      [CLIENT_AUTH, ANY_USAGE].some((usage) => extendedKeyUsage.includes(usage));
    if (allowed) return PASS;
    const summary =
      'Its extended key usage lacks clientAuth, and a server sending to Exchange Online uses it as client. Public authorities stop listing it by 2027-03-15; mail from servers with such certificates has been seen to work.';
    return { outcome: 'fail', confidence: 'low', summary };
  },
});
