import { compareTlsCertificateName } from '@hybrid-mailflow/cert-inspector';
import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** All Edge servers need a certificate with the issuer and subject the connector names (§F.2.3). */
export const edgeCertificateDiffers = defineRule({
  id: 'edge-certificate-differs',
  title: 'An Edge server holds a certificate with another issuer or subject than the connector names',
  severity: 'blocker',
  cites: [CITATIONS.edgeHybrid, CITATIONS.certificateRequirements],
  evaluate: ({ predictions, servers, stores }) =>
    predictions.map(({ prediction, sendConnector }): Outcome => {
      const { server } = prediction;
      if (!sendConnector || servers.get(server)?.edge !== true) return { outcome: 'not-applicable' };
      const name = known(sendConnector.tlsCertificateName)?.raw;
      const store = stores.get(server);
      if (!store) return { outcome: 'insufficient-evidence', missing: ['edge-certificates'] };
      if (name === undefined) return { outcome: 'not-applicable' };
      const held = store.some(({ stored }) =>
        compareTlsCertificateName(name, stored.certificate).result.startsWith('equal'),
      );
      const [other] = store.filter(({ stored }) => stored.certificate.selfSigned !== true);
      if (held || !other) return { outcome: 'pass' };
      const { certificate } = other.stored;
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `${server} (Edge) holds ${certificate.subject} of ${certificate.issuer}, not the certificate ${sendConnector.name} names: mail through it stays queued with 454 4.7.5.`,
        primary: certificate.origin,
        related: [
          { origin: sendConnector.tlsCertificateName.origin, text: `${sendConnector.name} names another` },
        ],
        args: {
          server,
          connector: sendConnector.name,
          tlsCertificateName: name,
          thumbprint: certificate.thumbprint ?? null,
        },
      };
    }),
});
