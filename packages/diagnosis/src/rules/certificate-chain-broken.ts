import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { namesWithoutCertificate } from './judging/named-certificates.js';

/** With a chain Exchange finds broken the certificate is not served: STARTTLS is not offered, event 12014 (§B.1.6). */
export const certificateChainBroken = defineRule({
  id: 'certificate-chain-broken',
  title: 'The server finds the chain of the certificate a connector names broken',
  severity: 'blocker',
  cites: [CITATIONS.hybridCertificates],
  evaluate: (situation) =>
    (['ReceiveConnector', 'SendConnector'] as const).flatMap((kind) =>
      namesWithoutCertificate(situation, kind).map(({ entry, connector, like }): Outcome => {
        const broken = [...like('equal'), ...like('equal-ignoring-case')].find(({ stored }) =>
          /^(invalid|revoked|untrusted)$/i.test(stored.status ?? ''),
        );
        if (!broken) return { outcome: 'pass' };
        const { certificate, status = '' } = broken.stored;
        const { server, confidence } = entry.prediction;
        return {
          outcome: 'fail',
          severity: byReach(situation, entry, 'blocker'),
          confidence,
          summary: `Status of ${certificate.thumbprint ?? certificate.subject} on ${server} is ${status}: ${connector.name} has no certificate it can use.`,
          primary: certificate.origin,
          related: [{ origin: connector.tlsCertificateName.origin, text: `${connector.identity} names it` }],
          args: { server, connector: connector.identity, thumbprint: certificate.thumbprint ?? null, status },
        };
      }),
    ),
});
