import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { senderNameToExpect } from './judging/names-to-expect.js';

/** A wildcard also takes mail of other appliances of the company whose certificates stand under the same domain (§E.3.1). */
export const tlsSenderCertificateNameTooBroad = defineRule({
  id: 'tls-sender-certificate-name-too-broad',
  title: 'TlsSenderCertificateName of the InboundConnector is a wildcard that may take mail of other senders',
  severity: 'advice',
  cites: [CITATIONS.newInboundConnector, CITATIONS.messageAttribution],
  evaluate: (situation) => {
    const name = senderNameToExpect(situation);
    const narrower = name?.startsWith('*.') === true ? null : name;
    return situation.organization.inboundConnectors.map((connector): Outcome => {
      const pattern = known(connector.tlsSenderCertificateName);
      const ours = known(connector.connectorType) === 'OnPremises' && known(connector.enabled) !== false;
      if (!ours || typeof pattern !== 'string') return { outcome: 'not-applicable' };
      if (!pattern.startsWith('*.')) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'medium',
        summary: `TlsSenderCertificateName of ${connector.name} is ${pattern}: mail of every device with a certificate under that domain counts as mail of your Exchange servers.`,
        primary: connector.tlsSenderCertificateName.origin,
        args: { connector: connector.name, tlsSenderCertificateName: pattern, expected: narrower },
      };
    });
  },
});
