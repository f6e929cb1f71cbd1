import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('tls-sender-certificate-name-not-accepted', () => {
  it('finds a name of no accepted domain (§E.3.2)', async () => {
    expect(
      await findingsOf('tls-sender-certificate-name-not-accepted', {
        inbound: { TlsSenderCertificateName: 'mail.contoso.com' },
        domains: ['contoso.com'],
      }),
    ).toMatchObject([
      {
        severity: 'blocker',
        args: { tlsSenderCertificateName: 'mail.contoso.com', expected: '*.contoso.com' },
      },
    ]);
  });

  it('is content with a wildcard whose parent is one (§E.3.1)', async () => {
    expect(
      await findingsOf('tls-sender-certificate-name-not-accepted', {
        inbound: { TlsSenderCertificateName: '*.contoso.com' },
        domains: ['contoso.com'],
      }),
    ).toEqual([]);
  });
});
