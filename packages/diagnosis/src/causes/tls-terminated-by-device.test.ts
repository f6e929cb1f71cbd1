import { describe, expect, it } from 'vitest';
import { causesOf, mismatch } from '../../test/causes.js';
import { server, setupCertificate, untouched } from '../../test/organization.js';

describe('tls-terminated-by-device', () => {
  it('holds where a foreign certificate is served', async () => {
    const [first] = await causesOf([server('EX01'), server('EX02')], {
      items: [mismatch('CN=firewall.local', 'D'.repeat(40))],
    });
    expect(first).toMatchObject({ id: 'tls-terminated-by-device', confidence: 'high' });
  });

  it('does not hold where the certificate is in a store', async () => {
    const causes = await causesOf([server('EX01'), untouched('EX02')], {
      items: [mismatch('CN=EX02', setupCertificate('EX02').thumbprint)],
    });
    expect(causes.map(({ id }) => id)).not.toContain('tls-terminated-by-device');
  });
});
