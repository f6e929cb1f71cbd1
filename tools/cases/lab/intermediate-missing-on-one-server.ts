import { labCase } from '../lab-case.js';
import { inbound, outbound, blocker, failing, QUIET } from './expected-parts.js';

export const intermediateMissingOnOneServer = labCase({
  slug: 'intermediate-missing-on-one-server',
  readme: `# One server does not send the intermediate certificate

From EX02 the certificate of the intermediate authority was removed at 12:30 UTC: Local Computer\\\\Intermediate Certification
Authorities is empty. Windows still trusts the certificate, so Exchange says it is valid; but EX02 sends it alone, and Exchange
Online fetches nothing: \`UntrustedRoot\`. EX01 sends both.
`,
  cause: 'intermediate-not-sent',
  seed: 64,
  wanted: {},
  began: '2026-11-17T12:30:00Z',
  form: 'list',
  expected: {
    ...QUIET,
    causes: [
      {
        id: 'intermediate-not-sent',
        confidence: 'certain',
        servers: ['EX02'],
        observed: { share: { failed: 14, total: 36 }, fault: '450 4.4.317 UntrustedRoot' },
        expected: null,
      },
    ],
    since: '2026-11-17 12:43 UTC',
    next: ['Import the intermediate certificates'],
    findings: [
      blocker('intermediate-not-in-store', 'probe-inside.txt'),
      failing('trace.csv'),
      failing('EX02/SEND2026111713-1.LOG'),
    ],
    predictions: [
      inbound('EX01', 'delivered'),
      inbound('EX02', 'UntrustedRoot'),
      outbound('EX01', 'delivered-as-internal'),
      outbound('EX02', 'delivered-as-internal'),
    ],
  },
});
