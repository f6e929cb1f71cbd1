import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';
import { PUBLIC } from '../../test/organization.js';

describe('certificate-key-too-weak', () => {
  it('finds a short key (§I.5)', async () => {
    expect(
      await findingsOf('certificate-key-too-weak', {
        servers: ['EX01'],
        certificates: [certificate({ PublicKeySize: 1024 })],
      }),
    ).toMatchObject([{ severity: 'degraded', args: { server: 'EX01', thumbprint: PUBLIC.thumbprint } }]);
  });

  it('is content with 2048 bits', async () => {
    expect(await findingsOf('certificate-key-too-weak', {})).toEqual([]);
  });
});
