import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';
import { PUBLIC_NAME } from '../../test/organization.js';

describe('send-connector-certificate-not-in-store', () => {
  it('finds the source server without the certificate (§B.3)', async () => {
    expect(
      await findingsOf('send-connector-certificate-not-in-store', { certificatesOf: { EX02: [] } }),
    ).toMatchObject([
      { severity: 'blocker', args: { server: 'EX02', tlsCertificateName: PUBLIC_NAME, thumbprint: null } },
    ]);
  });

  it('names a certificate only where every source server holds it', async () => {
    const renewed = certificate({ issuer: 'CN=New CA', thumbprint: 'D'.repeat(40), Services: 'IIS' });
    const stale = (certificatesOf: Record<string, Record<string, unknown>[]>) =>
      findingsOf('send-connector-certificate-not-in-store', { certificates: [], certificatesOf });
    const shared = { sourceServers: ['EX01', 'EX02'], thumbprint: 'D'.repeat(40), services: ['IIS'] };
    expect(await stale({ EX01: [renewed], EX02: [renewed] })).toMatchObject([
      {
        args: {
          server: 'EX01',
          ...shared,
          expectedTlsCertificateName: '<I>CN=New CA<S>CN=mail.contoso.com, O=Contoso, C=DE',
        },
      },
      { args: { server: 'EX02', ...shared } },
    ]);
    expect(await stale({ EX01: [renewed], EX02: [] })).toMatchObject([
      { args: { server: 'EX01', thumbprint: null } },
      { args: { server: 'EX02', thumbprint: null } },
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
