import { describe, expect, it } from 'vitest';
import { causesOf, fact, STARTTLS_REQUIRED } from '../../test/causes.js';
import { PUBLIC, server, setupCertificate } from '../../test/organization.js';

describe('certificate-in-wrong-store', () => {
  const misplaced = (location: 'CurrentUser' | 'LocalMachine') =>
    fact('store-certificate', {
      server: 'EX01',
      location,
      store: 'My',
      subject: PUBLIC.subject,
      issuer: PUBLIC.issuer ?? '',
      thumbprint: PUBLIC.thumbprint,
    });

  it('holds where the named certificate lies with the user', async () => {
    const [first] = await causesOf([server('EX01', { certificates: [setupCertificate('EX01')] })], {
      items: [STARTTLS_REQUIRED],
      facts: [misplaced('CurrentUser')],
    });
    expect(first).toMatchObject({
      id: 'certificate-in-wrong-store',
      confidence: 'certain',
      servers: ['EX01'],
    });
  });

  it('does not hold where it lies with the computer', async () => {
    const causes = await causesOf([server('EX01')], {
      facts: [misplaced('LocalMachine'), misplaced('CurrentUser')],
    });
    expect(causes).toEqual([]);
  });
});
