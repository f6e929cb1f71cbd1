import { nameOf } from '../predict/certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { hybridCertificates } from './judging/hybrid-certificates.js';

/** RevocationCheckFailure is about the server's own way to the revocation lists; the certificate stays in use (§G.2). */
export const certificateRevocationUnknown = defineRule({
  id: 'certificate-revocation-unknown',
  title: 'A server cannot check whether its certificate was revoked',
  severity: 'advice',
  cites: [CITATIONS.revocationProxy],
  evaluate: (situation) =>
    hybridCertificates(situation).map(({ server, stored, connector }) => {
      if (stored.status === undefined)
        return { outcome: 'insufficient-evidence', missing: ['exchange-certificates'] };
      if (!/^RevocationCheckFailure$/i.test(stored.status)) return { outcome: 'pass' };
      const { certificate } = stored;
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `Status of ${nameOf(certificate)} on ${server} is RevocationCheckFailure: the server does not reach the revocation lists, and checks of Exchange Online's own certificate may fail alike.`,
        primary: certificate.origin,
        args: { server, connector, thumbprint: certificate.thumbprint ?? null, status: stored.status },
      };
    }),
});
