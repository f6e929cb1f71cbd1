import { formatBinding, known, visibleItems, type ReceiveConnector } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { isDefaultFrontend } from './judging/ranges-to-hold.js';

/** The name has an IPv6 address, and nothing listens there: attempts over IPv6 are refused (§A.1.7, §A.1.14). */
export const receiveConnectorWithoutIpv6Binding = defineRule({
  id: 'receive-connector-without-ipv6-binding',
  title: 'Exchange Online is led to IPv6, and no receive connector listens there',
  severity: 'degraded',
  cites: [CITATIONS.receiveConnectors, CITATIONS.setReceiveConnector],
  evaluate: (situation) =>
    situation.predictions.map((entry): Outcome => {
      const { outcome, remoteAddress, server, confidence } = entry.prediction;
      if (remoteAddress?.includes(':') !== true) return { outcome: 'not-applicable' };
      const connectors = situation.servers.get(server)?.receiveConnectors ?? [];
      const onPort = connectors.filter(({ bindings }) =>
        visibleItems(bindings).some(({ port }) => port === 25),
      );
      const first = onPort.find(isDefaultFrontend) ?? onPort[0];
      const listens = onPort.some(({ bindings }) =>
        visibleItems(bindings).some(({ port, family }) => port === 25 && family === 6),
      );
      if (outcome !== 'refused' || !first || listens) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, 'degraded'),
        confidence,
        summary: `Bindings of ${first.identity} hold no IPv6 address, but the name Exchange Online connects to has one: attempts over IPv6 are refused.`,
        primary: first.bindings.origin,
        args: {
          server,
          connector: first.identity,
          remoteAddress,
          bindings: known(first.bindings)?.map(formatBinding) ?? null,
          expected: isDefaultFrontend(first) ? withIpv6(first) : null,
        },
      };
    }),
});

/** Bindings with every IPv6 address of the server added, as setup has it; null where not all were exported (§F.2). */
function withIpv6({ bindings }: ReceiveConnector): readonly string[] | null {
  const all = known(bindings);
  return all ? [...all, { family: 6, port: 25 } as const].map(formatBinding) : null;
}
