import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('internal-transport-certificate-not-in-store', () => {
  it('finds it gone (§B.2)', async () => {
    expect(
      await findingsOf('internal-transport-certificate-not-in-store', {
        servers: ['EX01'],
        transport: { InternalTransportCertificateThumbprint: 'D'.repeat(40) },
      }),
    ).toMatchObject([{ severity: 'degraded', args: { server: 'EX01', state: 'not in the store' } }]);
  });

  it('is content with the one setup made', async () => {
    expect(await findingsOf('internal-transport-certificate-not-in-store', {})).toEqual([]);
  });
});
