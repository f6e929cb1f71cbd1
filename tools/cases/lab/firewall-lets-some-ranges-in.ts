import { labCase } from '../lab-case.js';
import { well, failing, QUIET } from './expected-parts.js';

export const firewallLetsSomeRangesIn = labCase({
  slug: 'firewall-lets-some-ranges-in',
  readme: `# The firewall lets only some addresses of Exchange Online in

At 12:00 UTC a firewall rule was tidied up and lost some ranges of Exchange Online. Attempts from there time out, the others get
through to the same address: mail is late, not lost. The firewall logs what it turns away.
`,
  cause: 'eop-range-blocked',
  seed: 64,
  wanted: {},
  began: '2026-11-17T12:00:00Z',
  form: 'clixml',
  expected: {
    ...QUIET,
    causes: [
      {
        id: 'eop-range-blocked',
        confidence: 'certain',
        servers: [],
        observed: { share: { failed: 4, total: 36 }, fault: '450 4.4.315 TimedOut' },
        expected: null,
      },
    ],
    since: '2026-11-17 12:11 UTC',
    next: ['Let every address of Exchange Online in on port 25'],
    findings: [failing('trace.csv')],
    predictions: well('EX01', 'EX02'),
  },
});
