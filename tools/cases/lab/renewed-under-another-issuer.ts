import { guid } from '../chance.js';
import { labCase } from '../lab-case.js';
import { inbound, outbound, blocker, failing, RENEWED, QUIET, RULES_OF_KEYS } from './expected-parts.js';

export const renewedUnderAnotherIssuer = labCase({
  slug: 'renewed-under-another-issuer',
  readme: `# Renewed under another issuer, and no connector was told

The certificate of mail.contoso.com was renewed at 12:30 UTC and the old one removed from both servers. The authority had changed
its intermediate, so that \`<I>issuer<S>subject\` is another text, and \`TlsCertificateName\` of all connectors names a certificate
that is not there any more. Both servers stop offering STARTTLS (event 12014) and cannot send either (454 4.7.5).
`,
  cause: 'tls-certificate-name-stale',
  seed: 93,
  wanted: { wildcard: false },
  began: '2026-11-17T12:30:00Z',
  form: 'json',
  expected: {
    ...QUIET,
    issues: RULES_OF_KEYS,
    causes: [
      {
        id: 'tls-certificate-name-stale',
        confidence: 'certain',
        servers: ['EX01', 'EX02'],
        observed: { share: { failed: 22, total: 36 }, fault: '450 4.4.317 starttls-required' },
        expected: { failed: 2, total: 2 },
      },
    ],
    since: '2026-11-17 12:33 UTC',
    steps: [
      {
        server: 'EX01',
        target: 'EX01\\Default Frontend EX01',
        cmdlet: 'Set-ReceiveConnector',
        after: { TlsCertificateName: RENEWED },
      },
      {
        server: 'EX02',
        target: 'EX02\\Default Frontend EX02',
        cmdlet: 'Set-ReceiveConnector',
        after: { TlsCertificateName: RENEWED },
      },
      {
        server: '',
        target: `Outbound to Office 365 - ${guid('contoso')}`,
        cmdlet: 'Set-SendConnector',
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
      blocker('tls-certificate-name-not-in-store', 'EX01/receive-connectors.json'),
      blocker('tls-certificate-name-not-in-store', 'EX02/receive-connectors.json'),
      blocker('send-connector-certificate-not-in-store', 'send-connectors.json'),
      blocker('send-connector-certificate-not-in-store', 'send-connectors.json'),
      failing('trace.csv'),
      failing('queues.txt'),
    ],
    predictions: [
      inbound('EX01', 'starttls-not-offered'),
      inbound('EX02', 'starttls-not-offered'),
      outbound('EX01', 'client-certificate-not-found'),
      outbound('EX02', 'client-certificate-not-found'),
    ],
  },
});
