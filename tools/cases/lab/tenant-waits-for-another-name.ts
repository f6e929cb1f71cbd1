import { labCase } from '../lab-case.js';
import { inbound, outbound, blocker, failing, QUIET, RULES_OF_KEYS } from './expected-parts.js';

export const tenantWaitsForAnotherName = labCase({
  slug: 'tenant-waits-for-another-name',
  readme: `# The tenant waits for another name

The InboundConnector of the tenant was made for mail.contoso-group.com, a name of long ago. The servers present mail.contoso.com:
TLS works, and nobody is recognised: mail for others is refused with \`550 5.7.64\`, mail for the tenant's own domains counts as
mail from the Internet.
`,
  cause: 'sender-certificate-name-mismatch',
  seed: 142,
  wanted: { wildcard: false },
  form: 'json',
  expected: {
    ...QUIET,
    issues: RULES_OF_KEYS,
    causes: [
      {
        id: 'sender-certificate-name-mismatch',
        confidence: 'certain',
        servers: [],
        observed: { share: { failed: 3, total: 6 }, fault: '550 5.7.64 TenantAttribution' },
        expected: { failed: 2, total: 2 },
      },
    ],
    since: null,
    steps: [
      {
        server: '',
        target: 'Inbound from contoso',
        cmdlet: 'Set-InboundConnector',
        after: { TlsSenderCertificateName: 'mail.contoso.com' },
      },
    ],
    next: [],
    findings: [
      blocker('tls-sender-certificate-name-not-accepted', 'inbound-connectors.json'),
      {
        ruleId: 'tls-sender-certificate-name-not-in-certificate',
        severity: 'degraded',
        item: 'inbound-connectors.json',
      },
      {
        ruleId: 'tls-sender-certificate-name-not-in-certificate',
        severity: 'degraded',
        item: 'inbound-connectors.json',
      },
      failing('EX01/SEND2026111712-1.LOG'),
    ],
    predictions: [
      inbound('EX01', 'delivered'),
      inbound('EX02', 'delivered'),
      outbound('EX01', 'delivered-as-external'),
      outbound('EX02', 'delivered-as-external'),
    ],
  },
});
