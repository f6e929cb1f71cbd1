import { nameOf } from '../predict/certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { hybridCertificates } from './judging/hybrid-certificates.js';
import { servicesOf } from './judging/replacement.js';
import type { Situation } from '../situation.js';

/** TlsCertificateName chooses it all the same, and then the handshake fails: the service may not read its key (§B.1.3, §B.3). */
export const certificateNotEnabledForSmtp = defineRule({
  id: 'certificate-not-enabled-for-smtp',
  title: 'The certificate a connector names is not enabled for SMTP',
  severity: 'blocker',
  cites: [CITATIONS.notEnabledForSmtp, CITATIONS.hybridCertificates],
  evaluate: (situation) =>
    hybridCertificates(situation).map(({ server, stored, entry, verb, connector }) => {
      if (stored.smtp === undefined)
        return { outcome: 'insufficient-evidence', missing: ['exchange-certificates'] };
      if (stored.smtp) return { outcome: 'pass' };
      const { certificate } = stored;
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, 'blocker'),
        confidence: verb === 'presents' ? 'high' : 'medium',
        summary: `${server} ${verb} ${nameOf(certificate)}, which is not enabled for SMTP: TLS negotiation fails (UnknownCredentials in the SmtpSend log).`,
        primary: certificate.origin,
        args: {
          server,
          connector,
          thumbprint: certificate.thumbprint ?? null,
          subject: certificate.subject,
          services: servicesIn(situation, server, certificate.thumbprint),
        },
      };
    }),
});

function servicesIn({ stores }: Situation, server: string, thumbprint: string | undefined) {
  const found = (stores.get(server) ?? []).find(({ stored }) => stored.certificate.thumbprint === thumbprint);
  return found ? servicesOf(found) : null;
}
