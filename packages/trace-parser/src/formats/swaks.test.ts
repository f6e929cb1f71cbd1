import { describe, expect, it } from 'vitest';
import { factsIn, readFacts } from '../../test/pasted.js';

describe('swaks', () => {
  it('reads the session before TLS, the certificate and both verdicts on it', () => {
    const [endpoint] = factsIn('swaks', 'smtp-endpoint');
    expect(endpoint).toMatchObject({
      seenBy: 'swaks',
      host: 'mail.contoso.com',
      port: 25,
      from: 'probe.fabrikam.com',
      startTlsOffered: true,
      startTlsReply: '220 2.0.0 SMTP server ready',
      tlsProtocol: 'TLSv1.2',
      chain: [
        {
          subject: '/CN=EX01',
          names: ['EX01', 'EX01.contoso.com'],
          notAfter: { utc: '2030-01-17T15:15:33.000Z' },
        },
      ],
      replies: ['550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain'],
    });
    expect(endpoint?.verifyResult?.text).toContain('failed host verification');
    // What the server offers behind TLS is not what a peer decides by.
    expect(endpoint?.ehlo?.keywords).toEqual(['SIZE 37748736', 'STARTTLS', 'XRDST']);
  });

  it('reads a refused connection', () => {
    const text =
      '=== Trying 192.0.2.10:25...\n*** Error connecting to 192.0.2.10:25:\n*** \tConnection refused\n';
    expect(readFacts(text).facts).toMatchObject([
      { address: '192.0.2.10', connection: 'refused', connectError: 'Connection refused' },
    ]);
  });
});
