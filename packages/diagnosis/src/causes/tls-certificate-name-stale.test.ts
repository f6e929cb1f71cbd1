import { describe, expect, it } from 'vitest';
import { causesOf, causesOfTexts, fact, STARTTLS_REQUIRED } from '../../test/causes.js';
import { PUBLIC, PUBLIC_NAME, server, setupCertificate } from '../../test/organization.js';

describe('tls-certificate-name-stale', () => {
  const renewed = {
    ...PUBLIC,
    issuer: 'CN=Example Issuing CA 2, O=Example Trust, C=US',
    thumbprint: 'B'.repeat(40),
    notBefore: '2026-09-01 00:00:00',
    notAfter: '2027-09-01 00:00:00',
  };

  it('holds where all connectors name what was replaced', async () => {
    const store = { certificates: [renewed, setupCertificate('EX01')] };
    const [first] = await causesOf([server('EX01', store)], {
      items: [STARTTLS_REQUIRED],
      facts: [fact('event', { id: 12014, server: 'EX01', tlsCertificateName: PUBLIC_NAME })],
    });
    expect(first).toMatchObject({
      id: 'tls-certificate-name-stale',
      confidence: 'certain',
      servers: ['EX01'],
    });
  });

  it('is possible by the event alone, and never more than that', async () => {
    const [first] = await causesOfTexts({
      facts: [fact('event', { id: 12014, tlsCertificateName: PUBLIC_NAME })],
    });
    expect(first).toMatchObject({ id: 'tls-certificate-name-stale', confidence: 'medium' });
  });

  it('does not hold where the named certificate is there', async () => {
    const ids = (await causesOf([server('EX01')], { items: [STARTTLS_REQUIRED] })).map(({ id }) => id);
    expect(ids).not.toContain('tls-certificate-name-stale');
  });
});
