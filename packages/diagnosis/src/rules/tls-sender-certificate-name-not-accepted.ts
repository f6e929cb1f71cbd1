import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** The name must be an accepted domain of the tenant, a wildcard's parent one: else 550 5.7.51 (§E.3.2). */
export const tlsSenderCertificateNameNotAccepted = defineRule({
  id: 'tls-sender-certificate-name-not-accepted',
  title: 'TlsSenderCertificateName of the InboundConnector is no accepted domain of the tenant',
  severity: 'blocker',
  cites: [CITATIONS.hybridCertificates, CITATIONS.messageAttribution],
  evaluate: ({ organization }) => {
    const accepted = organization.acceptedDomains.filter(({ side }) => side !== 'onprem');
    return organization.inboundConnectors.map((connector): Outcome => {
      const pattern = known(connector.tlsSenderCertificateName)?.toLowerCase();
      const ours = known(connector.connectorType) === 'OnPremises' && known(connector.enabled) !== false;
      if (!ours || pattern === undefined) return { outcome: 'not-applicable' };
      if (accepted.length === 0)
        return { outcome: 'insufficient-evidence', missing: ['cloud-accepted-domains'] };
      const domain = pattern.replace(/^\*\./, '');
      const isAccepted = accepted.some((one) => {
        const name = known(one.domainName)?.toLowerCase().replace(/^\*\./, '');
        if (name === undefined) return false;
        const below = known(one.matchSubDomains) === true || known(one.domainName)?.startsWith('*.') === true;
        return domain === name || (below && domain.endsWith(`.${name}`));
      });
      if (isAccepted) return { outcome: 'pass' };
      const parent = domain.slice(domain.indexOf('.') + 1);
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `TlsSenderCertificateName of ${connector.name} is ${pattern}, and ${domain} is no accepted domain of the tenant: mail is rejected with 550 5.7.51 or counts as Internet mail.`,
        primary: connector.tlsSenderCertificateName.origin,
        args: { connector: connector.name, tlsSenderCertificateName: pattern, expected: `*.${parent}` },
      };
    });
  },
});
