import { known } from '@hybrid-mailflow/connector-model';
import { nameOf } from '../predict/certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { sendingReplacement } from './judging/sending-certificate.js';

/** Without the name another certificate is presented, often the one setup made, and nobody attributes the session (§B.3). */
export const sendConnectorWithoutTlsCertificateName = defineRule({
  id: 'send-connector-without-tls-certificate-name',
  title: 'The send connector to Exchange Online has no TlsCertificateName, and its mail is not recognised',
  severity: 'degraded',
  cites: [CITATIONS.hybridCertificates, CITATIONS.cloudConnectorCheck],
  evaluate: (situation) =>
    situation.predictions.map(({ prediction, sendConnector, served }): Outcome => {
      if (!sendConnector) return { outcome: 'not-applicable' };
      const name = known(sendConnector.tlsCertificateName);
      if (name === undefined) return { outcome: 'insufficient-evidence', missing: ['send-connectors'] };
      if (name !== null || prediction.outcome === 'delivered-as-internal') return { outcome: 'pass' };
      const presented = served ? nameOf(served.certificate) : 'whatever certificate its Fqdn selects';
      return {
        outcome: 'fail',
        severity: prediction.outcome === 'rejected' ? 'blocker' : 'degraded',
        confidence: prediction.outcome === 'unknown' ? 'medium' : prediction.confidence,
        summary: `${sendConnector.name} has no TlsCertificateName, so ${prediction.server} presents ${presented} to Exchange Online: its mail is not attributed by certificate.`,
        primary: sendConnector.tlsCertificateName.origin,
        args: {
          server: prediction.server,
          connector: sendConnector.name,
          tlsCertificateName: null,
          ...sendingReplacement(situation, prediction.server, sendConnector),
        },
      };
    }),
});
