import { describe, expect, it } from 'vitest';
import { causesOf, mismatch, reason } from '../../test/causes.js';
import { PUBLIC, server } from '../../test/organization.js';

describe('old-certificate-on-device', () => {
  const former = 'D'.repeat(40);

  it('holds where a certificate of the own name is in no store', async () => {
    const text = reason(
      `CertificateExpired Expected Subject: mail.contoso.com. Presented Subject: CN=mail.contoso.com, O=Contoso, C=DE. Thumbprint: ${former}.`,
    );
    const [first] = await causesOf([server('EX01'), server('EX02')], { items: [text] });
    expect(first).toMatchObject({ id: 'old-certificate-on-device', confidence: 'high', servers: [] });
  });

  it('does not hold for a certificate of somebody else, or of a server', async () => {
    for (const text of [
      mismatch('CN=firewall.local', former),
      mismatch(PUBLIC.subject, PUBLIC.thumbprint, 'x.contoso.com'),
    ]) {
      const ids = (await causesOf([server('EX01')], { items: [text] })).map(
        ({ id, confidence }) => `${id} ${confidence}`,
      );
      expect(ids).not.toContain('old-certificate-on-device high');
    }
  });
});
