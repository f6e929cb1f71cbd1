import { labCase } from '../lab-case.js';
import { well, failing, QUIET } from './expected-parts.js';

export const firewallHidesStarttls = labCase({
  slug: 'firewall-hides-starttls',
  readme: `# A firewall hides STARTTLS

At 12:00 UTC SMTP inspection was switched on in the firewall. Inside, EX01 offers STARTTLS; from outside the banner is a row of
asterisks and EHLO shows \`XXXXXXXA\`. Exchange Online says \`451 5.7.3 STARTTLS is required to send mail\` about every attempt since.
`,
  cause: 'starttls-stripped-by-device',
  seed: 69,
  wanted: {},
  began: '2026-11-17T12:00:00Z',
  form: 'json',
  expected: {
    ...QUIET,
    issues: ['TYPE_NAMES_ONLY'],
    causes: [
      {
        id: 'starttls-stripped-by-device',
        confidence: 'certain',
        servers: [],
        observed: { share: { failed: 29, total: 36 }, fault: '450 4.4.317 starttls-required' },
        expected: null,
      },
    ],
    since: '2026-11-17 12:00 UTC',
    next: ['Switch off SMTP inspection between Exchange Online and Exchange'],
    findings: [failing('trace.csv')],
    predictions: well('EX01'),
  },
});
