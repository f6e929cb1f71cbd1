import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { isAccepted, senderNameToExpect } from './judging/names-to-expect.js';

/** The name must be an accepted domain of the tenant, a wildcard's parent one: else 550 5.7.51 (§E.3.2). */
export const tlsSenderCertificateNameNotAccepted = defineRule({
  id: 'tls-sender-certificate-name-not-accepted',
  title: 'TlsSenderCertificateName of the InboundConnector is no accepted domain of the tenant',
  severity: 'blocker',
  cites: [CITATIONS.hybridCertificates, CITATIONS.messageAttribution],
  evaluate: (situation) => {
    const { organization } = situation;
    const accepted = organization.acceptedDomains.filter(({ side }) => side !== 'onprem');
    return organization.inboundConnectors.map((connector): Outcome => {
      const name = known(connector.tlsSenderCertificateName);
      const pattern = name?.toLowerCase();
      const ours = known(connector.connectorType) === 'OnPremises' && known(connector.enabled) !== false;
      if (!ours || name === undefined || name === null || pattern === undefined)
        return { outcome: 'not-applicable' };
      if (accepted.length === 0)
        return { outcome: 'insufficient-evidence', missing: ['cloud-accepted-domains'] };
      if (isAccepted(accepted, pattern)) return { outcome: 'pass' };
      const domain = pattern.replace(/^\*\./, '');
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `TlsSenderCertificateName of ${connector.name} is ${pattern}, and ${domain} is no accepted domain of the tenant: mail is rejected with 550 5.7.51 or counts as Internet mail.`,
        primary: connector.tlsSenderCertificateName.origin,
        args: {
          connector: connector.name,
          tlsSenderCertificateName: name,
          expected: senderNameToExpect(situation),
        },
      };
    });
  },
});
