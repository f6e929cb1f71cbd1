import { labCase } from '../lab-case.js';
import { inbound, outbound, failing, QUIET } from './expected-parts.js';

export const certificateExpired = labCase({
  slug: 'certificate-expired',
  readme: `# Nobody renewed the certificate

The certificate of mail.contoso.com ended on 10 November 2026. EX01, the only server, goes on serving it (event 12016); Exchange
Online defers everything with \`CertificateExpired\`, and mail that EX01 sends is not recognised as the organization's own.
`,
  cause: 'certificate-expired',
  seed: 12,
  wanted: { wildcard: false },
  form: 'csv',
  expected: {
    ...QUIET,
    causes: [
      {
        id: 'certificate-expired',
        confidence: 'certain',
        servers: ['EX01'],
        observed: { share: { failed: 36, total: 36 }, fault: '450 4.4.317 CertificateExpired' },
        expected: { failed: 1, total: 1 },
      },
    ],
    since: null,
    next: ['Renew the certificate and give it to EX01'],
    findings: [failing('trace.csv')],
    predictions: [inbound('EX01', 'CertificateExpired'), outbound('EX01', 'delivered-as-external')],
  },
});
