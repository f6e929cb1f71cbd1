import { labCase } from '../lab-case.js';
import { well, failing, QUIET, RULES_OF_KEYS } from './expected-parts.js';

export const edgeSubscriptionRecreated = labCase({
  slug: 'edge-subscription-recreated',
  readme: `# The Edge subscription was made anew

Two Edge servers send the mail. Their subscription was recreated at 12:00 UTC, the synchronization fails, and the send connector on
them names no certificate: they present the one their setup made. Exchange Online recognises nobody in it, and refuses mail for
others with \`550 5.7.64\`; mail for its own domains arrives as from outside.
`,
  cause: 'edge-subscription-stale',
  seed: 68,
  wanted: { edge: true, wildcard: false },
  began: '2026-11-17T12:00:00Z',
  form: 'json',
  expected: {
    ...QUIET,
    issues: [...RULES_OF_KEYS, 'TYPE_NAMES_ONLY'],
    causes: [
      {
        id: 'edge-subscription-stale',
        confidence: 'certain',
        servers: ['EDGE01', 'EDGE02'],
        observed: { share: { failed: 3, total: 6 }, fault: '550 5.7.64 TenantAttribution' },
        expected: null,
      },
    ],
    alsoNamed: ['client-certificate-missing-or-wrong'],
    since: null,
    next: ['Let the Edge servers synchronise again'],
    findings: [
      { ruleId: 'edge-sync-failing', severity: 'degraded', item: 'edge.txt' },
      { ruleId: 'edge-sync-failing', severity: 'degraded', item: 'edge.txt' },
      { ruleId: 'edge-sync-failing', severity: 'degraded', item: 'edge.txt' },
      { ruleId: 'edge-sync-failing', severity: 'degraded', item: 'edge.txt' },
      failing('EDGE01/SEND2026111713-1.LOG'),
    ],
    predictions: well('EDGE01', 'EDGE02'),
  },
});
