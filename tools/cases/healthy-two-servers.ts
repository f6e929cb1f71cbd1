import type { Case } from './case.js';
import { EX01, EX02, exportsOf, HOUR } from './contoso.js';
import { deliver } from './deliveries.js';

const repaired = { ...EX02, wizard: '2026-11-17T13:20:11Z' };
const messages = deliver({ ...HOUR, servers: [EX01, repaired], refused: [], messages: 120, seed: 7 });

/** The same organization with the wizard run for both servers: nothing may be found. */
export const healthyTwoServers: Case = {
  slug: 'healthy-two-servers',
  readme: `# Two healthy servers

The organization of [half-deferred](../half-deferred/README.md) as it should have been: the Hybrid Configuration Wizard was run
for both servers before EX02 was put behind the load balancer. Every attempt of the hour is accepted. The diagnosis must be
silent.
`,
  evidence: exportsOf([EX01, repaired], messages),
  expected: {
    asOf: '2026-11-24T00:00:00.000Z',
    verdict: 'healthy',
    causes: [],
    alsoNamed: [],
    since: null,
    next: [],
    findings: [],
    predictions: [
      { flow: 'cloud-to-onprem', server: 'EX01', outcome: 'delivered' },
      { flow: 'cloud-to-onprem', server: 'EX02', outcome: 'delivered' },
    ],
    gaps: [],
    issues: [],
    steps: [],
  },
};
