import { known, visibleItems } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';

/** A disabled connector does not listen; where it was the only one, the connection is refused (§A.1.9). */
export const receiveConnectorDisabled = defineRule({
  id: 'receive-connector-disabled',
  title: 'The receive connector on port 25 is disabled, and no other listens',
  severity: 'blocker',
  cites: [CITATIONS.setReceiveConnector, CITATIONS.mailFlowIntelligence],
  evaluate: (situation) =>
    situation.predictions.map((entry): Outcome => {
      const { prediction } = entry;
      if (prediction.flow !== 'cloud-to-onprem') return { outcome: 'not-applicable' };
      if (prediction.outcome !== 'refused') return { outcome: 'pass' };
      const bound = (situation.servers.get(prediction.server)?.receiveConnectors ?? []).filter(
        ({ bindings }) => visibleItems(bindings).some(({ port }) => port === 25),
      );
      const [first] = bound;
      if (!first || bound.some(({ enabled }) => known(enabled) !== false)) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, 'blocker'),
        confidence: prediction.confidence,
        summary: `${first.identity} is disabled and nothing else listens on port 25 of ${prediction.server}: Exchange Online is refused (4.4.316).`,
        primary: first.enabled.origin,
        args: { server: prediction.server, connector: first.identity },
      };
    }),
});
