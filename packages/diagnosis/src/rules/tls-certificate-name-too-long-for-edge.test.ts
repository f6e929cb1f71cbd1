import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

const LONG_NAME = `<I>CN=Authority, O=${'x'.repeat(250)}<S>CN=mail.contoso.com`;

describe('tls-certificate-name-too-long-for-edge', () => {
  it('finds what Edge does not store (§B.4)', async () => {
    expect(
      await findingsOf('tls-certificate-name-too-long-for-edge', {
        edges: ['EDGE1'],
        send: { TlsCertificateName: LONG_NAME },
      }),
    ).toMatchObject([{ severity: 'degraded', args: { server: 'EDGE1', limit: 256 } }]);
  });

  it('does not ask it of Mailbox servers', async () => {
    expect(
      await findingsOf('tls-certificate-name-too-long-for-edge', { send: { TlsCertificateName: LONG_NAME } }),
    ).toEqual([]);
  });
});
