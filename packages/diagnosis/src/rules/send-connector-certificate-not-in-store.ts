import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { namesWithoutCertificate } from './judging/named-certificates.js';
import { sendingReplacement } from './judging/sending-certificate.js';

/** The send connector is one for all its source servers, and each needs the certificate in its own store (§B.3). */
export const sendConnectorCertificateNotInStore = defineRule({
  id: 'send-connector-certificate-not-in-store',
  title: 'TlsCertificateName of the send connector to Exchange Online fits no certificate of a source server',
  severity: 'blocker',
  cites: [CITATIONS.hybridCertificates, CITATIONS.certificateRequirements],
  evaluate: (situation) =>
    namesWithoutCertificate(situation, 'SendConnector').map(({ entry, connector, name, like }): Outcome => {
      if ([...like('look-alike'), ...like('equal'), ...like('equal-ignoring-case')].length > 0)
        return { outcome: 'pass' };
      const { prediction, sendConnector } = entry;
      if (!sendConnector || prediction.outcome !== 'client-certificate-not-found') return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: prediction.confidence,
        summary: `TlsCertificateName of ${connector.name} names ${name}, which is not in the store of ${prediction.server}: its mail to Exchange Online stays queued with 454 4.7.5.`,
        primary: connector.tlsCertificateName.origin,
        args: {
          server: prediction.server,
          connector: connector.name,
          tlsCertificateName: name,
          ...sendingReplacement(situation, prediction.server, sendConnector),
        },
      };
    }),
});
