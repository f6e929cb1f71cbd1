import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';

describe('certificate-revocation-unknown', () => {
  it('advises where the server reaches no revocation list (§G.2)', async () => {
    expect(
      await findingsOf('certificate-revocation-unknown', {
        servers: ['EX01'],
        certificates: [certificate({ Status: 'RevocationCheckFailure' })],
      }),
    ).toMatchObject([{ severity: 'advice', args: { server: 'EX01', status: 'RevocationCheckFailure' } }]);
  });

  it('is content with Valid', async () => {
    expect(await findingsOf('certificate-revocation-unknown', {})).toEqual([]);
  });
});
