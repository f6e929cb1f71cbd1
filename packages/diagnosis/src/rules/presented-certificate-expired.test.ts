import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';

describe('presented-certificate-expired', () => {
  it('finds that nothing attributes it (§E.3)', async () => {
    expect(
      await findingsOf('presented-certificate-expired', {
        servers: ['EX01'],
        certificates: [certificate({ notBefore: '2025-01-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z' })],
      }),
    ).toMatchObject([
      { severity: 'degraded', args: { server: 'EX01', notAfter: '2026-01-01T00:00:00.000Z' } },
    ]);
  });

  it('judges by the date it is given', async () => {
    expect(
      await findingsOf('presented-certificate-expired', {
        asOf: '2025-12-01T00:00:00Z',
        certificates: [certificate({ notBefore: '2025-01-01T00:00:00Z', notAfter: '2026-01-01T00:00:00Z' })],
      }),
    ).toEqual([]);
  });
});
