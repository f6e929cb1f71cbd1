import { describe, expect, it } from 'vitest';
import { causesOf, reason } from '../../test/causes.js';
import { PUBLIC, server } from '../../test/organization.js';

describe('certificate-not-enabled-for-smtp', () => {
  it('holds where the certificate chosen lacks SMTP and handshakes break', async () => {
    const [first] = await causesOf([server('EX01', { certificates: [{ ...PUBLIC, services: 'IIS' }] })], {
      items: [reason('451 4.4.0 TLS negotiation failed with error ConnectionReset')],
      sessions: [{ tlsErrors: new Map([['UnknownCredentials', 4]]) }],
    });
    expect(first).toMatchObject({
      id: 'certificate-not-enabled-for-smtp',
      confidence: 'certain',
      servers: ['EX01'],
    });
  });

  it('does not hold for a certificate that is not chosen', async () => {
    const web = {
      ...PUBLIC,
      subject: 'CN=www.contoso.com',
      domains: ['www.contoso.com'],
      thumbprint: 'C'.repeat(40),
      services: 'IIS',
    };
    expect(await causesOf([server('EX01', { certificates: [PUBLIC, web] })])).toEqual([]);
  });
});
