import { known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** A Partner connector for all senders with a restriction rejects hybrid mail that nobody attributed (§E.3.3). */
export const partnerConnectorCatchesOwnMail = defineRule({
  id: 'partner-connector-catches-own-mail',
  title: 'A Partner connector restricts senders so broadly that it rejects mail of your own servers',
  severity: 'blocker',
  cites: [CITATIONS.hybridCertificates, CITATIONS.newInboundConnector],
  evaluate: ({ predictions, organization }) => {
    const rejected = predictions.filter(
      ({ prediction }) => prediction.outcome === 'rejected' && prediction.reply === '550 5.7.51',
    );
    return organization.inboundConnectors.map((connector): Outcome => {
      if (known(connector.connectorType) !== 'Partner') return { outcome: 'not-applicable' };
      const caught = rejected.filter(({ prediction }) =>
        prediction.steps.some(({ id, origin }) => id === 'reply' && origin === connector.origin),
      );
      const [first] = caught;
      if (!first) return { outcome: 'pass' };
      const restricted =
        known(connector.restrictDomainsToCertificate) === true
          ? 'RestrictDomainsToCertificate'
          : 'RestrictDomainsToIPAddresses';
      return {
        outcome: 'fail',
        confidence: first.prediction.confidence,
        summary: `${connector.name} (Partner) takes mail of your own servers and rejects it by ${restricted}: 550 5.7.51.`,
        primary: connector.origin,
        args: {
          connector: connector.name,
          property: restricted,
          senderDomains: known(connector.senderDomains) ?? [],
          servers: [...new Set(caught.map(({ prediction }) => prediction.server))],
        },
      };
    });
  },
});
