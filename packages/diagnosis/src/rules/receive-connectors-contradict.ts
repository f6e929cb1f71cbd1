import { findPortConflicts } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** Exchange refuses such pairs, so the exports are of different times or of different servers (§A.1.4, §A.1.5). */
export const receiveConnectorsContradict = defineRule({
  id: 'receive-connectors-contradict',
  title: 'The exports hold receive connectors that no server can have at once',
  severity: 'advice',
  cites: [CITATIONS.setReceiveConnector],
  evaluate: ({ organization }) =>
    findPortConflicts(organization.receiveConnectors)
      .filter(({ kind }) => kind !== 'role')
      .map(({ kind, server, connectors: [left, right], binding, ranges }): Outcome => {
        const how = kind === 'same-range' ? 'the same range' : 'ranges that overlap in part';
        return {
          outcome: 'fail',
          confidence: 'high',
          summary: `${left.identity} and ${right.identity} have ${how} (${ranges.join(' and ')}) on ${binding}, which Exchange refuses to store: export both again at one time.`,
          primary: right.remoteIpRanges.origin,
          related: [{ origin: left.remoteIpRanges.origin, text: `the ranges of ${left.identity}` }],
          args: { server, connector: right.identity, other: left.identity, binding, remoteIpRanges: ranges },
        };
      }),
});
