import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('send-connector-tls-domain-wrong', () => {
  it('finds the name Exchange Online does not carry (§D.3)', async () => {
    expect(
      await findingsOf('send-connector-tls-domain-wrong', {
        servers: ['EX01'],
        send: { TlsDomain: 'mail.contoso.com' },
      }),
    ).toMatchObject([
      { severity: 'blocker', primary: { path: 'TlsDomain' }, args: { tlsDomain: 'mail.contoso.com' } },
    ]);
  });

  it('does not mind any name where only the chain is checked', async () => {
    expect(
      await findingsOf('send-connector-tls-domain-wrong', {
        send: { TlsAuthLevel: 'CertificateValidation', TlsDomain: 'mail.contoso.com' },
      }),
    ).toEqual([]);
  });
});
