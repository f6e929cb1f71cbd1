import { serverKey } from '../intake/servers.js';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

const GOOD = /^(normal|success|synchronized)$/i;

/** Edge servers get their connectors by EdgeSync; what it cannot write never takes effect there (§F.2.3, §B.4). */
export const edgeSyncFailing = defineRule({
  id: 'edge-sync-failing',
  title: 'Synchronization to an Edge server fails, so that its connectors are out of date',
  severity: 'degraded',
  cites: [CITATIONS.edgeNameLength, CITATIONS.edgeHybrid],
  evaluate: ({ observations, servers }) => {
    const told = observations.facts.filter((fact) => fact.kind === 'edge-sync');
    const needed = [...servers.values()].some(({ edge }) => edge);
    if (told.length === 0 && needed)
      return [{ outcome: 'insufficient-evidence', missing: ['edge-synchronization'] }];
    return told.flatMap((fact): Outcome[] => {
      if (fact.what === 'subscription' || fact.result === undefined) return [];
      if (GOOD.test(fact.result)) return [{ outcome: 'pass' }];
      const certain = /^(failed|incomplete|couldnotconnect)$/i.test(fact.result);
      const server = fact.server === undefined ? null : serverKey(fact.server);
      const failure: Outcome = {
        outcome: 'fail',
        confidence: certain ? 'high' : 'medium',
        summary: `EdgeSync to ${server ?? 'an Edge server'} reports ${fact.result}: changes of connectors do not arrive there.`,
        primary: fact.origin,
        args: { server, result: fact.result, type: fact.type ?? null, failure: fact.failure ?? null },
      };
      return [failure];
    });
  },
});
