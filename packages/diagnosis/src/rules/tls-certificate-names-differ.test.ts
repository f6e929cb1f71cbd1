import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
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

  it('takes case for no difference (§B.4)', async () => {
    expect(
      await findingsOf('tls-certificate-names-differ', {
        receiveOf: { EX02: { TlsCertificateName: PUBLIC_NAME.toLowerCase() } },
      }),
    ).toEqual([]);
  });
});
