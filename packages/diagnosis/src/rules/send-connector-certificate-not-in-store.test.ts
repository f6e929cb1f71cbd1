import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { PUBLIC_NAME } from '../../test/organization.js';

describe('send-connector-certificate-not-in-store', () => {
  it('finds the source server without the certificate (§B.3)', async () => {
    expect(
      await findingsOf('send-connector-certificate-not-in-store', { certificatesOf: { EX02: [] } }),
    ).toMatchObject([
      { severity: 'blocker', args: { server: 'EX02', tlsCertificateName: PUBLIC_NAME, thumbprint: null } },
    ]);
  });

  it('does not ask it of other servers', async () => {
    expect(
      await findingsOf('send-connector-certificate-not-in-store', {
        send: { SourceTransportServers: ['EX01'] },
        certificatesOf: { EX02: [] },
      }),
    ).toEqual([]);
  });
});
