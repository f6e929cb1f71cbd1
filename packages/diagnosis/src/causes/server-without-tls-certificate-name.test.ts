import { describe, expect, it } from 'vitest';
import { causesOf, mismatch } from '../../test/causes.js';
import { server, setupCertificate, untouched } from '../../test/organization.js';

describe('server-without-tls-certificate-name', () => {
  it('holds where a server names no certificate and its setup certificate was shown', async () => {
    const [first] = await causesOf([server('EX01'), untouched('EX02')], {
      items: [mismatch('CN=EX02', setupCertificate('EX02').thumbprint)],
    });
    expect(first).toMatchObject({
      id: 'server-without-tls-certificate-name',
      confidence: 'certain',
      servers: ['EX02'],
      expected: { failed: 1, total: 2 },
    });
  });

  it('is only suggested by connectors without the stores', async () => {
    const stores = { certificates: [] };
    const [first] = await causesOf([server('EX01', stores), untouched('EX02', stores)], {
      items: [mismatch('CN=EX02', 'AB'.repeat(20))],
    });
    expect(first).toMatchObject({ id: 'server-without-tls-certificate-name', confidence: 'high' });
  });

  it('does not hold where every server names its certificate', async () => {
    const causes = await causesOf([server('EX01'), server('EX02')], {
      items: [mismatch('CN=appliance.contoso.net', 'AB'.repeat(20))],
    });
    expect(causes.map(({ id }) => id)).not.toContain('server-without-tls-certificate-name');
  });
});
