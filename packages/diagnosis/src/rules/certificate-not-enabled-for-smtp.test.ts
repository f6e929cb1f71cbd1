import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';
import { PUBLIC } from '../../test/organization.js';

describe('certificate-not-enabled-for-smtp', () => {
  it('finds it chosen all the same (§B.1.3, §B.3)', async () => {
    expect(
      await findingsOf('certificate-not-enabled-for-smtp', {
        servers: ['EX01'],
        certificates: [certificate({ Services: 'IIS' })],
      }),
    ).toMatchObject([
      {
        severity: 'blocker',
        confidence: 'medium',
        args: { server: 'EX01', thumbprint: PUBLIC.thumbprint, services: ['IIS'] },
      },
    ]);
  });

  it('does not mind other certificates of the store', async () => {
    expect(
      await findingsOf('certificate-not-enabled-for-smtp', {
        certificates: [
          certificate(),
          certificate({ subject: 'CN=www.contoso.com', thumbprint: 'B'.repeat(40), Services: 'IIS' }),
        ],
      }),
    ).toEqual([]);
  });
});
