import { labCase } from '../lab-case.js';
import { well, failing, QUIET } from './expected-parts.js';

export const oldCertificateOnLoadBalancer = labCase({
  slug: 'old-certificate-on-load-balancer',
  readme: `# Renewed on Exchange, forgotten on the load balancer

Both servers have the renewed certificate, and their settings are right. The load balancer ends TLS itself and still has the one
that expired on 10 November 2026. Its thumbprint is in the store of no server, and no server logged the failing sessions.
`,
  cause: 'old-certificate-on-device',
  seed: 114,
  wanted: { wildcard: false },
  form: 'list',
  expected: {
    ...QUIET,
    causes: [
      {
        id: 'old-certificate-on-device',
        confidence: 'high',
        servers: [],
        observed: { share: { failed: 36, total: 36 }, fault: '450 4.4.317 CertificateExpired' },
        expected: null,
      },
    ],
    since: null,
    next: ['Take the device out of the SMTP path, or give it the renewed certificate until then'],
    findings: [failing('trace.csv')],
    predictions: well('EX01', 'EX02'),
  },
});
