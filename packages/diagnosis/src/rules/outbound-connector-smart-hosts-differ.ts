import { known, visibleItems } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** Several smart hosts lead to several sites, each with servers and certificates of its own (§J.28). */
export const outboundConnectorSmartHostsDiffer = defineRule({
  id: 'outbound-connector-smart-hosts-differ',
  title: 'Exchange Online sends to several smart hosts of the organization',
  severity: 'advice',
  cites: [CITATIONS.newOutboundConnector],
  evaluate: ({ organization }) => {
    const active = organization.outboundConnectors.filter(
      ({ connectorType, enabled, testMode }) =>
        known(connectorType) === 'OnPremises' && known(enabled) !== false && known(testMode) !== true,
    );
    const hosts = [...new Set(active.flatMap(({ smartHosts }) => visibleItems(smartHosts)))];
    const [first] = active;
    if (!first) return [{ outcome: 'not-applicable' }];
    if (hosts.length < 2) return [{ outcome: 'pass' }];
    const failure: Outcome = {
      outcome: 'fail',
      confidence: 'certain',
      summary: `Exchange Online sends to ${hosts.join(', ')}: servers behind each must serve a certificate for TlsDomain.`,
      primary: first.smartHosts.origin,
      related: active.slice(1).map(({ smartHosts, name }) => ({ origin: smartHosts.origin, text: name })),
      args: { connectors: active.map(({ name }) => name), smartHosts: hosts },
    };
    return [failure];
  },
});
