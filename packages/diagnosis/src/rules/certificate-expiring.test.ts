import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';

describe('certificate-expiring', () => {
  it('goes by the share of the lifetime that is left (§I.1)', async () => {
    expect(
      await findingsOf('certificate-expiring', {
        servers: ['EX01'],
        certificates: [certificate({ notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-11-20T00:00:00Z' })],
      }),
    ).toMatchObject([
      { severity: 'degraded', args: { server: 'EX01', notAfter: '2026-11-20T00:00:00.000Z' } },
    ]);
  });

  it('does not call 40 of 47 days short', async () => {
    expect(
      await findingsOf('certificate-expiring', {
        certificates: [certificate({ notBefore: '2026-10-29T00:00:00Z', notAfter: '2026-12-15T00:00:00Z' })],
      }),
    ).toEqual([]);
  });
});
