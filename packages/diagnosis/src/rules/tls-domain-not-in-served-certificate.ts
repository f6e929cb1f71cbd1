import { known } from '@hybrid-mailflow/connector-model';
import { nameOf } from '../predict/certificate-name.js';
import { CITATIONS } from './citations.js';
import { defineRule } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { tlsDomainToExpect } from './judging/names-to-expect.js';

/** The connector names its certificate, and still Exchange Online expects another name (§J.11, §F.3.5). */
export const tlsDomainNotInServedCertificate = defineRule({
  id: 'tls-domain-not-in-served-certificate',
  title: 'TlsDomain of the OutboundConnector is not a name of the certificate that is served',
  severity: 'blocker',
  cites: [CITATIONS.newOutboundConnector, CITATIONS.hybridCertificates],
  evaluate: (situation) =>
    situation.predictions.map((entry) => {
      const { prediction, receiveConnector, outboundConnector, served } = entry;
      const domain = outboundConnector && known(outboundConnector.tlsDomain);
      if (!outboundConnector || !domain || !served || !receiveConnector) return { outcome: 'not-applicable' };
      // Without a name on the connector that is the fault, not TlsDomain.
      const named = known(receiveConnector.tlsCertificateName) !== null;
      if (!named || prediction.outcome !== 'SubjectMismatch') return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, 'blocker'),
        confidence: prediction.confidence,
        summary: `TlsDomain of ${outboundConnector.name} is ${domain}, which is not a name of ${nameOf(served.certificate)} that ${prediction.server} serves.`,
        primary: outboundConnector.tlsDomain.origin,
        related: [
          {
            origin: receiveConnector.tlsCertificateName.origin,
            text: `${receiveConnector.identity} names this certificate`,
          },
          { origin: served.certificate.origin, text: `its names: ${served.certificate.dnsNames.join(', ')}` },
        ],
        args: {
          server: prediction.server,
          connector: outboundConnector.name,
          tlsDomain: domain,
          expected: tlsDomainToExpect(situation, outboundConnector),
          names: served.certificate.dnsNames,
          thumbprint: served.certificate.thumbprint ?? null,
        },
      };
    }),
});
