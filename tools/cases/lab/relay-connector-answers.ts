import { labCase } from '../lab-case.js';
import { inbound, outbound, blocker, failing, QUIET } from './expected-parts.js';

export const relayConnectorAnswers = labCase({
  slug: 'relay-connector-answers',
  readme: `# A relay connector answers Exchange Online

On EX02 somebody made a receive connector for printers, \`Relay EX02\`, whose range 10.20.0.0-10.20.0.63 also holds 10.20.0.5: the
load balancer, from which all mail of Exchange Online comes. The narrower range wins, so since 12:30 UTC \`Relay EX02\` answers,
which names no certificate, and EX02 serves the one its setup made. \`Default Frontend EX02\` is as it should be.
`,
  cause: 'another-receive-connector-answers',
  seed: 102,
  wanted: { servers: 2, wildcard: false },
  began: '2026-11-17T12:30:00Z',
  form: 'list',
  expected: {
    ...QUIET,
    causes: [
      {
        id: 'another-receive-connector-answers',
        confidence: 'certain',
        servers: ['EX02'],
        observed: { share: { failed: 15, total: 36 }, fault: '450 4.4.317 SubjectMismatch' },
        expected: { failed: 1, total: 2 },
      },
    ],
    since: '2026-11-17 12:33 UTC',
    steps: [
      {
        server: 'EX02',
        target: 'EX02\\Relay EX02',
        cmdlet: 'Set-ReceiveConnector',
        after: { RemoteIPRanges: '10.20.0.0-10.20.0.4,10.20.0.6-10.20.0.63' },
      },
    ],
    next: [],
    findings: [
      blocker('receive-connector-captures-cloud-mail', 'EX02/receive-connectors.txt'),
      failing('trace.csv'),
    ],
    predictions: [
      inbound('EX01', 'delivered'),
      inbound('EX02', 'SubjectMismatch'),
      outbound('EX01', 'delivered-as-internal'),
      outbound('EX02', 'delivered-as-internal'),
    ],
  },
});
