import type { Case } from './case.js';
import { EX01, EX02, exportsOf, HOUR } from './contoso.js';
import { deliver } from './deliveries.js';
import { reason2024 } from './message-trace.js';

const messages = deliver({ ...HOUR, servers: [EX01, EX02], refused: [EX02], messages: 59, seed: 2016 });
const [refused] = messages.flatMap(({ attempts }) => attempts.filter(({ accepted }) => !accepted));
if (refused === undefined) throw new Error('no attempt of the case was refused');

const FRONTEND = 'EX02\\Default Frontend EX02';

/** The incident this project was created from (§M). */
export const halfDeferred: Case = {
  slug: 'half-deferred',
  readme: `# Half of the mail is late

Exchange Online delivers to mail.contoso.com, behind which a load balancer spreads sessions over two Exchange servers. On
Tuesday, 17 November 2026, EX02 was put behind it. Both servers hold the certificate of mail.contoso.com, but only on EX01 has
the Hybrid Configuration Wizard written it into \`Default Frontend\`: EX02 answers with the certificate its setup made,
\`CN=EX02\`. About half of all attempts are deferred with \`SubjectMismatch\`; the messages get through when a later attempt
happens to reach EX01. The trace of one hour has the wording of 2017, the pasted line that of 2024: the same fault.
`,
  evidence: {
    ...exportsOf([EX01, EX02], messages),
    'pasted-line.txt': `${reason2024(refused, EX02.setupCertificate.thumbprint)}\r\n`,
  },
  expected: {
    asOf: '2026-11-24T00:00:00.000Z',
    verdict: 'causes-found',
    causes: [
      {
        id: 'server-without-tls-certificate-name',
        confidence: 'certain',
        servers: ['EX02'],
        observed: { share: { failed: 61, total: 118 }, fault: '450 4.7.320 SubjectMismatch' },
        expected: { failed: 1, total: 2 },
      },
    ],
    alsoNamed: [],
    since: null,
    next: [],
    findings: [
      {
        ruleId: 'receive-connector-without-tls-certificate-name',
        severity: 'blocker',
        item: 'EX02/receive-connectors.txt',
      },
      {
        ruleId: 'receive-connector-without-cloud-capability',
        severity: 'degraded',
        item: 'EX02/receive-connectors.txt',
      },
      { ruleId: 'delivery-attempts-failing', severity: 'blocker', item: 'trace.csv' },
    ],
    predictions: [
      { flow: 'cloud-to-onprem', server: 'EX01', outcome: 'delivered' },
      { flow: 'cloud-to-onprem', server: 'EX02', outcome: 'SubjectMismatch' },
    ],
    gaps: [],
    issues: [],
    steps: [
      {
        server: 'EX02',
        target: FRONTEND,
        cmdlet: 'Set-ReceiveConnector',
        after: {
          TlsCertificateName: `certificate ${EX02.mailCertificate.thumbprint}`,
          TlsDomainCapabilities: 'mail.protection.outlook.com:AcceptCloudServicesMail',
        },
      },
    ],
  },
};
