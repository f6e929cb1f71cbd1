import { ANY_USAGE, SERVER_AUTH } from '../data/usages.js';
import { CITATIONS } from './citations.js';
import { defineLint, insufficientEvidence, isAuthority, OF_AN_AUTHORITY, PASS } from './define-lint.js';

/** Without the extension a certificate may be used for anything; with it, only for what it lists (§I.2). */
export const serverAuthMissing = defineLint({
  id: 'server-auth-missing',
  title: 'The certificate may not be used by a server',
  severity: 'blocker',
  cites: [CITATIONS.exchangeCertificates, CITATIONS.extendedKeyUsage],
  evaluate(certificate) {
    const { extendedKeyUsage, partial } = certificate;
    if (isAuthority(certificate)) return OF_AN_AUTHORITY;
    if (partial) return insufficientEvidence('its extended key usage is not in the evidence');
    const allowed =
      extendedKeyUsage === undefined ||
      [SERVER_AUTH, ANY_USAGE].some((usage) => extendedKeyUsage.includes(usage));
    if (allowed) return PASS;
    const summary = 'Its extended key usage lacks serverAuth: a TLS client refuses it from a server.';
    return { outcome: 'fail', confidence: 'high', summary };
  },
});
