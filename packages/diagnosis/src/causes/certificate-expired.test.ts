import { describe, expect, it } from 'vitest';
import { causesOf, reason } from '../../test/causes.js';
import { PUBLIC, server } from '../../test/organization.js';

describe('certificate-expired', () => {
  const expired = { ...PUBLIC, notAfter: '2026-10-31 00:00:00' };

  it('holds where the certificate that is served has run out', async () => {
    const [first] = await causesOf([server('EX01', { certificates: [expired] })], {
      items: [reason('CertificateExpired', '450 4.7.320')],
    });
    expect(first).toMatchObject({ id: 'certificate-expired', confidence: 'certain', servers: ['EX01'] });
  });

  it('does not hold for an expired certificate that nothing uses', async () => {
    const unused = {
      ...expired,
      subject: 'CN=old.contoso.com',
      domains: ['old.contoso.com'],
      thumbprint: 'C'.repeat(40),
    };
    expect(await causesOf([server('EX01', { certificates: [PUBLIC, unused] })])).toEqual([]);
  });
});
