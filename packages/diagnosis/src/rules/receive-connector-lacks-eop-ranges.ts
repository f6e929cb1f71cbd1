import { known, visibleItems } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';
import { byReach } from './judging/by-reach.js';
import { isDefaultFrontend, rangesWithCloud } from './judging/ranges-to-hold.js';

/** Addresses of Exchange Online that no connector takes: Exchange closes those sessions (§A.1.8, §H.6). */
export const receiveConnectorLacksEopRanges = defineRule({
  id: 'receive-connector-lacks-eop-ranges',
  title: 'No receive connector takes mail from some addresses of Exchange Online',
  severity: 'blocker',
  cites: [CITATIONS.endpoints, CITATIONS.setReceiveConnector],
  evaluate: (situation) =>
    situation.predictions.map((entry): Outcome => {
      const { prediction } = entry;
      if (prediction.flow !== 'cloud-to-onprem') return { outcome: 'not-applicable' };
      const listeners = (situation.servers.get(prediction.server)?.receiveConnectors ?? []).filter(
        ({ enabled, bindings }) =>
          known(enabled) !== false &&
          visibleItems(bindings).some(
            ({ port, family }) => port === 25 && family === familyOf(prediction.remoteAddress),
          ),
      );
      const first = listeners.find(isDefaultFrontend) ?? listeners[0];
      if (prediction.outcome !== 'refused' || !first) return { outcome: 'pass' };
      return {
        outcome: 'fail',
        severity: byReach(situation, entry, 'blocker'),
        confidence: prediction.confidence,
        summary: `RemoteIPRanges of no connector on port 25 of ${prediction.server} hold ${prediction.remoteAddress ?? 'the addresses of Exchange Online'}: those sessions are closed.`,
        primary: first.remoteIpRanges.origin,
        args: {
          server: prediction.server,
          connector: first.identity,
          remoteAddress: prediction.remoteAddress,
          remoteIpRanges: visibleItems(first.remoteIpRanges).map(({ text }) => text),
          // Of several connectors for other purposes nothing tells which one is meant to take it.
          expected:
            isDefaultFrontend(first) || listeners.length === 1
              ? rangesWithCloud(situation, first, familyOf(prediction.remoteAddress))
              : null,
        },
      };
    }),
});

function familyOf(address: string | null): 4 | 6 {
  return address?.includes(':') === true ? 6 : 4;
}
