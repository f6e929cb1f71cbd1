import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { namesWithoutCertificate } from './judging/named-certificates.js';

/** A certificate without its private key is not used: nothing is served or presented (§B.1.11). */
export const privateKeyMissing = defineRule({
  id: 'private-key-missing',
  title: 'The certificate a connector names has no private key on the server',
  severity: 'blocker',
  cites: [CITATIONS.exchangeCertificates, CITATIONS.noCredentials],
  evaluate: (situation) =>
    (['ReceiveConnector', 'SendConnector'] as const).flatMap((kind) =>
      namesWithoutCertificate(situation, kind).map(({ entry, connector, like }): Outcome => {
        const keyless = [...like('equal'), ...like('equal-ignoring-case')].find(
          ({ stored }) => stored.hasPrivateKey === false,
        );
        if (!keyless) return { outcome: 'pass' };
        const { certificate } = keyless.stored;
        const { server } = entry.prediction;
        return {
          outcome: 'fail',
          severity: byReach(situation, entry, 'blocker'),
          confidence: 'high',
          summary: `${server} holds ${certificate.thumbprint ?? certificate.subject} without its private key, so ${connector.name} has no certificate.`,
          primary: certificate.origin,
          related: [{ origin: connector.tlsCertificateName.origin, text: `${connector.identity} names it` }],
          args: {
            server,
            connector: connector.identity,
            thumbprint: certificate.thumbprint ?? null,
            subject: certificate.subject,
          },
        };
      }),
    ),
});
