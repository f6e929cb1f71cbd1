import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { PUBLIC, PUBLIC_NAME } from '../../test/organization.js';

const OLD_NAME = '<I>CN=Old CA<S>CN=mail.contoso.com';

describe('hybrid-configuration-certificate-stale', () => {
  it('advises where it differs alone (§F.3.4)', async () => {
    expect(
      await findingsOf('hybrid-configuration-certificate-stale', {
        hybrid: { TlsCertificateName: OLD_NAME },
      }),
    ).toMatchObject([
      {
        severity: 'advice',
        primary: { path: 'TlsCertificateName' },
        args: { tlsCertificateName: OLD_NAME, expectedTlsCertificateName: PUBLIC_NAME },
      },
    ]);
  });

  it('finds it as stale as the connectors: no server has the certificate any more', async () => {
    const stale = { TlsCertificateName: OLD_NAME };
    expect(
      await findingsOf('hybrid-configuration-certificate-stale', {
        hybrid: stale,
        receive: stale,
        send: stale,
      }),
    ).toMatchObject([
      { args: { servers: ['EX01', 'EX02'], thumbprint: PUBLIC.thumbprint, services: ['IIS', 'SMTP'] } },
    ]);
  });

  it('is content where one connector has the same', async () => {
    expect(
      await findingsOf('hybrid-configuration-certificate-stale', { receive: { TlsCertificateName: null } }),
    ).toEqual([]);
  });
});
