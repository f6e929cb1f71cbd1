import { expect, it } from 'vitest';
import { factsIn } from '../../test/pasted.js';

it('checktls: reads the table of servers and the steps below it', () => {
  expect(factsIn('checktls', 'smtp-endpoint')).toMatchObject([
    {
      host: 'mail1.contoso.com',
      address: '192.0.2.10',
      port: 25,
      startTlsOffered: true,
      verifyResult: { text: 'Cert FAIL' },
    },
    { host: 'mail2.contoso.com', startTlsOffered: false, tls: 'not-tried' },
    {
      host: 'mail1.contoso.com',
      address: '192.0.2.10',
      startTlsOffered: true,
      tlsProtocol: 'TLSv1.2',
      chain: [{ position: 0, subject: '/CN=EX01', issuer: '/CN=EX01' }],
    },
  ]);
});
