import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { certificateToUse } from './judging/certificate-to-use.js';
import { namesWithoutCertificate } from './judging/named-certificates.js';
import { replacementArguments } from './judging/replacement.js';

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
      const { prediction } = entry;
      if (prediction.outcome !== 'client-certificate-not-found') return { outcome: 'pass' };
      const wanted = situation.organization.inboundConnectors
        .map(({ tlsSenderCertificateName }) => known(tlsSenderCertificateName))
        .find((pattern) => typeof pattern === 'string');
      return {
        outcome: 'fail',
        confidence: prediction.confidence,
        summary: `TlsCertificateName of ${connector.name} names ${name}, which is not in the store of ${prediction.server}: its mail to Exchange Online stays queued with 454 4.7.5.`,
        primary: connector.tlsCertificateName.origin,
        args: {
          server: prediction.server,
          connector: connector.name,
          tlsCertificateName: name,
          ...replacementArguments(certificateToUse(situation, prediction.server, wanted)),
        },
      };
    }),
});
