import { labCase } from '../lab-case.js';
import { well, failing, QUIET } from './expected-parts.js';

export const privateKeyDamagedOnOneServer = labCase({
  slug: 'private-key-damaged-on-one-server',
  readme: `# The private key is damaged on one server

On EX02 the key container of the certificate was lost at 12:00 UTC. The certificate is listed as before, and every handshake breaks
on both ways: \`NoCredentials\` in the protocol logs of EX02, Schannel event 36870, \`ConnectionReset\` at Exchange Online.
`,
  cause: 'private-key-unusable',
  seed: 64,
  wanted: {},
  began: '2026-11-17T12:00:00Z',
  form: 'csv',
  expected: {
    ...QUIET,
    causes: [
      {
        id: 'private-key-unusable',
        confidence: 'certain',
        servers: ['EX02'],
        observed: { share: { failed: 16, total: 36 }, fault: '450 4.4.317 ConnectionReset' },
        expected: null,
      },
    ],
    since: '2026-11-17 12:09 UTC',
    next: ['Give EX02 the private key of the certificate'],
    findings: [failing('trace.csv'), failing('EX02/SEND2026111712-1.LOG'), failing('queues.txt')],
    predictions: well('EX01', 'EX02'),
  },
});
