import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('tls-sender-certificate-name-not-in-certificate', () => {
  it('finds the name that nobody presents (§E.3, §F.3.5)', async () => {
    expect(
      await findingsOf('tls-sender-certificate-name-not-in-certificate', {
        servers: ['EX01'],
        inbound: { TlsSenderCertificateName: 'smtp.contoso.com' },
        domains: ['smtp.contoso.com'],
      }),
    ).toMatchObject([
      {
        severity: 'degraded',
        confidence: 'high',
        args: { server: 'EX01', tlsSenderCertificateName: 'smtp.contoso.com', expected: null },
      },
    ]);
  });

  it('expects the name of the certificate that is an accepted domain (§E.3.1)', async () => {
    expect(
      await findingsOf('tls-sender-certificate-name-not-in-certificate', {
        inbound: { TlsSenderCertificateName: 'smtp.contoso.com' },
      }),
    ).toMatchObject([{ args: { expected: 'mail.contoso.com' } }, { args: { expected: 'mail.contoso.com' } }]);
  });

  it('is content with a wildcard above it (§E.2.4)', async () => {
    expect(
      await findingsOf('tls-sender-certificate-name-not-in-certificate', {
        inbound: { TlsSenderCertificateName: '*.contoso.com' },
      }),
    ).toEqual([]);
  });
});
