import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';

describe('certificate-chain-broken', () => {
  it('finds what takes STARTTLS away (§B.1.6)', async () => {
    expect(
      await findingsOf('certificate-chain-broken', {
        servers: ['EX01'],
        send: null,
        certificates: [certificate({ Status: 'Untrusted' })],
      }),
    ).toMatchObject([{ severity: 'blocker', args: { server: 'EX01', status: 'Untrusted' } }]);
  });

  it('does not take the state of revocation lists for a broken chain', async () => {
    expect(
      await findingsOf('certificate-chain-broken', {
        certificates: [certificate({ Status: 'RevocationCheckFailure' })],
      }),
    ).toEqual([]);
  });
});
