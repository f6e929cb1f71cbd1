import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { PUBLIC, PUBLIC_NAME } from '../../test/organization.js';

describe('send-connector-without-tls-certificate-name', () => {
  it('finds the setup certificate presented (§B.3)', async () => {
    expect(
      await findingsOf('send-connector-without-tls-certificate-name', {
        servers: ['EX01'],
        send: { TlsCertificateName: null, Fqdn: 'EX01.contoso.local' },
      }),
    ).toMatchObject([
      {
        severity: 'degraded',
        args: { server: 'EX01', thumbprint: PUBLIC.thumbprint, expectedTlsCertificateName: PUBLIC_NAME },
      },
    ]);
  });

  it('is content where Fqdn selects the right one (§B.1.9)', async () => {
    expect(
      await findingsOf('send-connector-without-tls-certificate-name', { send: { TlsCertificateName: null } }),
    ).toEqual([]);
  });
});
