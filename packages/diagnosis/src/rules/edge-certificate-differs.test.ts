import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';

describe('edge-certificate-differs', () => {
  it('finds another issuer on Edge, which sends too (§B.3, §F.2.3)', async () => {
    expect(
      await findingsOf('edge-certificate-differs', {
        edges: ['EDGE1'],
        certificatesOf: { EDGE1: [certificate({ issuer: 'CN=Other CA' })] },
      }),
    ).toMatchObject([{ severity: 'blocker', args: { server: 'EDGE1' } }]);
  });

  it('is content with the same names', async () => {
    expect(await findingsOf('edge-certificate-differs', { edges: ['EDGE1'] })).toEqual([]);
  });
});
