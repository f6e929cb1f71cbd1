import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';
import { PUBLIC_NAME } from '../../test/organization.js';

const OLD_NAME = '<I>CN=Old CA<S>CN=mail.contoso.com';

describe('tls-certificate-names-differ', () => {
  it('finds the connector that a renewal did not reach (§B.4, §F.3.4)', async () => {
    expect(
      await findingsOf('tls-certificate-names-differ', {
        receiveOf: { EX02: { TlsCertificateName: OLD_NAME } },
      }),
    ).toMatchObject([
      {
        severity: 'degraded',
        args: {
          connector: 'EX02\\Default Frontend EX02',
          tlsCertificateName: OLD_NAME,
          expectedTlsCertificateName: PUBLIC_NAME,
        },
      },
    ]);
  });

  it('takes the renewed certificate for right, however few name it yet', async () => {
    const renewed = certificate({
      issuer: 'CN=New CA',
      thumbprint: 'D'.repeat(40),
      notBefore: '2026-10-01T00:00:00Z',
    });
    const name = '<I>CN=New CA<S>CN=mail.contoso.com, O=Contoso, C=DE';
    const found = await findingsOf('tls-certificate-names-differ', {
      certificates: [certificate(), renewed],
      receiveOf: { EX02: { TlsCertificateName: name } },
    });
    expect(
      found.map(({ args }) => [args['connector'], args['thumbprint'], args['expectedTlsCertificateName']]),
    ).toEqual([
      ['EX01\\Default Frontend EX01', 'D'.repeat(40), name],
      [expect.stringContaining('Outbound to Office 365'), 'D'.repeat(40), name],
    ]);
  });

  it('takes case for no difference (§B.4)', async () => {
    expect(
      await findingsOf('tls-certificate-names-differ', {
        receiveOf: { EX02: { TlsCertificateName: PUBLIC_NAME.toLowerCase() } },
      }),
    ).toEqual([]);
  });
});
