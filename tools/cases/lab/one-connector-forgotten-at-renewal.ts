import { labCase } from '../lab-case.js';
import { inbound, outbound, blocker, failing, RENEWED, QUIET } from './expected-parts.js';

export const oneConnectorForgottenAtRenewal = labCase({
  slug: 'one-connector-forgotten-at-renewal',
  readme: `# One connector forgotten at the renewal

The certificate was renewed at 12:30 UTC under another intermediate. The send connector and \`Default Frontend EX02\` were moved to
it; \`Default Frontend EX01\` still names the old one. EX01 offers no STARTTLS, EX02 does, and the load balancer spreads sessions.
`,
  cause: 'renewal-incomplete',
  seed: 102,
  wanted: { servers: 2, wildcard: false },
  began: '2026-11-17T12:30:00Z',
  form: 'clixml',
  expected: {
    ...QUIET,
    causes: [
      {
        id: 'renewal-incomplete',
        confidence: 'certain',
        servers: ['EX01'],
        observed: { share: { failed: 12, total: 36 }, fault: '450 4.4.317 starttls-required' },
        expected: { failed: 1, total: 2 },
      },
    ],
    alsoNamed: ['tls-certificate-name-stale'],
    since: '2026-11-17 12:43 UTC',
    steps: [
      {
        server: 'EX01',
        target: 'EX01\\Default Frontend EX01',
        cmdlet: 'Set-ReceiveConnector',
        after: { TlsCertificateName: RENEWED },
      },
      {
        server: '',
        target: 'HybridConfiguration',
        cmdlet: 'Set-HybridConfiguration',
        after: { TlsCertificateName: RENEWED },
      },
    ],
    next: [],
    findings: [
      blocker('tls-certificate-name-not-in-store', 'EX01/receive-connectors.xml'),
      { ruleId: 'tls-certificate-names-differ', severity: 'degraded', item: 'EX01/receive-connectors.xml' },
      failing('trace.csv'),
    ],
    predictions: [
      inbound('EX01', 'starttls-not-offered'),
      inbound('EX02', 'delivered'),
      outbound('EX01', 'delivered-as-internal'),
      outbound('EX02', 'delivered-as-internal'),
    ],
  },
});
