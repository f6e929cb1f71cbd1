import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { PUBLIC, PUBLIC_NAME } from '../../test/organization.js';

describe('tls-certificate-name-look-alike', () => {
  it('finds a name in the notation of OpenSSL (§B.4, §C.4)', async () => {
    expect(
      await findingsOf('tls-certificate-name-look-alike', {
        servers: ['EX01'],
        send: null,
        receive: {
          TlsCertificateName:
            '<I>C=US, O=Example Trust, CN=Example Issuing CA<S>C=DE, O=Contoso, CN=mail.contoso.com',
        },
      }),
    ).toMatchObject([
      {
        severity: 'blocker',
        args: {
          connector: 'EX01\\Default Frontend EX01',
          thumbprint: PUBLIC.thumbprint,
          expectedTlsCertificateName: PUBLIC_NAME,
        },
      },
    ]);
  });

  it('takes case for no other notation (§B.4)', async () => {
    expect(
      await findingsOf('tls-certificate-name-look-alike', {
        receive: { TlsCertificateName: PUBLIC_NAME.toLowerCase() },
      }),
    ).toEqual([]);
  });
});
