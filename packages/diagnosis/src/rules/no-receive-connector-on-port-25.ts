import { known } from '@hybrid-mailflow/connector-model';
import { wizardServers } from '../predict/reach.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** A server the wizard made a receiving one has no connector on port 25 (§A.1.1, §A.1.14, §F.2). */
export const noReceiveConnectorOnPort25 = defineRule({
  id: 'no-receive-connector-on-port-25',
  title: 'A server that is to take mail of Exchange Online has no receive connector on port 25',
  severity: 'blocker',
  cites: [CITATIONS.receiveConnectors],
  evaluate: ({ organization, servers }) =>
    [...wizardServers(organization, 'receivingTransportServers')].map((name): Outcome => {
      const connectors = servers.get(name)?.receiveConnectors ?? [];
      const [first] = connectors;
      if (!first) return { outcome: 'insufficient-evidence', missing: ['receive-connectors'] };
      const listening = connectors.some(({ bindings }) => {
        const all = known(bindings);
        return !all || all.some(({ port }) => port === 25);
      });
      if (listening) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        confidence: 'high',
        summary: `${name} is among ReceivingTransportServers, but none of its ${connectors.length} receive connectors in the export listens on port 25.`,
        primary: first.bindings.origin,
        args: { server: name, connectors: connectors.map(({ identity }) => identity) },
      };
    }),
});
