import { matchName } from '@hybrid-mailflow/cert-inspector';
import { known } from '@hybrid-mailflow/connector-model';
import { nameOf } from '../predict/certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { senderNameToExpect } from './judging/names-to-expect.js';

/** Exchange Online knows the organization by a name in the certificate presented; another name is nobody's (§E.3, §F.3.5). */
export const tlsSenderCertificateNameNotInCertificate = defineRule({
  id: 'tls-sender-certificate-name-not-in-certificate',
  title: 'TlsSenderCertificateName of the InboundConnector is not a name of the certificate presented',
  severity: 'degraded',
  cites: [CITATIONS.newInboundConnector, CITATIONS.hybridCertificates],
  evaluate: (situation) => {
    const { predictions, organization } = situation;
    const named = organization.inboundConnectors.flatMap((connector) => {
      const pattern = known(connector.tlsSenderCertificateName);
      const ours = known(connector.connectorType) === 'OnPremises' && known(connector.enabled) !== false;
      return ours && typeof pattern === 'string' ? [{ connector, pattern }] : [];
    });
    const [first] = named;
    return predictions.map(({ prediction, sendConnector, served }): Outcome => {
      if (!sendConnector || !served || !first) return { outcome: 'not-applicable' };
      // Without a name on the send connector that is the fault.
      if (known(sendConnector.tlsCertificateName) === null) return { outcome: 'pass' };
      const fits = named.some(({ pattern }) => matchName(pattern, served.certificate).result !== 'no-match');
      if (fits) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: prediction.outcome === 'rejected' ? 'blocker' : 'degraded',
        confidence: served.certificate.dnsNamesIncomplete ? 'medium' : 'high',
        summary: `TlsSenderCertificateName of ${first.connector.name} is ${first.pattern}, which is not a name of ${nameOf(served.certificate)} that ${prediction.server} presents: its mail is not recognised.`,
        primary: first.connector.tlsSenderCertificateName.origin,
        related: [
          { origin: served.certificate.origin, text: `its names: ${served.certificate.dnsNames.join(', ')}` },
        ],
        args: {
          server: prediction.server,
          connector: first.connector.name,
          tlsSenderCertificateName: first.pattern,
          expected: senderNameToExpect(situation),
          names: served.certificate.dnsNames,
          thumbprint: served.certificate.thumbprint ?? null,
        },
      };
    });
  },
});
