import { known } from '@hybrid-mailflow/connector-model';
import { nameOf } from '../predict/certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** What the log shows served is not what the settings select: a service not restarted, or exports of another time (§J.27). */
export const predictedCertificateNotServed = defineRule({
  id: 'predicted-certificate-not-served',
  title: 'A server serves another certificate than its settings select',
  severity: 'degraded',
  cites: [CITATIONS.starttlsSelection],
  evaluate: ({ predictions, observations }) =>
    predictions.map(({ prediction, receiveConnector, served }): Outcome => {
      const expected = served?.certificate.thumbprint;
      if (!receiveConnector || !served || expected === undefined) return { outcome: 'not-applicable' };
      const logged = observations.served.filter(
        ({ server, connector }) =>
          server === prediction.server && connector.toUpperCase() === receiveConnector.identity.toUpperCase(),
      );
      if (logged.length === 0) return { outcome: 'insufficient-evidence', missing: ['smtp-receive-logs'] };
      const [other] = logged.filter(({ certificate }) => certificate.thumbprint !== undefined);
      if (!other || logged.some(({ certificate }) => certificate.thumbprint === expected))
        return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `The settings of ${receiveConnector.identity} select ${nameOf(served.certificate)} (${expected}), but its log shows ${other.certificate.thumbprint ?? ''} sent in ${other.sessions} sessions.`,
        primary: other.origin,
        related: [{ origin: receiveConnector.tlsCertificateName.origin, text: 'the setting that selects' }],
        args: {
          server: prediction.server,
          connector: receiveConnector.identity,
          thumbprint: expected,
          servedThumbprint: other.certificate.thumbprint ?? null,
          tlsCertificateName: known(receiveConnector.tlsCertificateName)?.raw ?? null,
        },
      };
    }),
});
