import { visibleItems } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** A plain Get-OutboundConnector leaves out connectors of mail flow rules and of tests; mail may go by one of them (§E.1.1). */
export const outboundConnectorNotExported = defineRule({
  id: 'outbound-connector-not-exported',
  title: 'Mail fails on its way to a host that no exported OutboundConnector names',
  severity: 'advice',
  cites: [CITATIONS.getOutboundConnector],
  evaluate: ({ organization, observations }) => {
    const { outboundConnectors } = organization;
    if (outboundConnectors.length === 0) return [{ outcome: 'not-applicable' }];
    const hosts = new Set(outboundConnectors.flatMap(({ smartHosts }) => visibleItems(smartHosts)));
    return observations.faults.map((fault): Outcome => {
      const [origin] = fault.origins;
      const target = fault.targetHosts.find((host) => host.includes('.') && !hosts.has(host));
      if (target === undefined || !origin || hosts.size === 0 || fault.fromServers)
        return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'medium',
        summary: `Mail to ${target} fails, and no OutboundConnector in the export leads there: it may go by a connector of a mail flow rule, which Get-OutboundConnector shows only when asked.`,
        primary: origin,
        args: { targetHost: target, smartHosts: [...hosts] },
      };
    });
  },
});
