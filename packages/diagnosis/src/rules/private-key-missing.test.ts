import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';
import { PUBLIC } from '../../test/organization.js';

describe('private-key-missing', () => {
  it('finds the certificate without its key (§B.1.11)', async () => {
    expect(
      await findingsOf('private-key-missing', {
        servers: ['EX01'],
        send: null,
        certificates: [certificate({ HasPrivateKey: false })],
      }),
    ).toMatchObject([{ severity: 'blocker', args: { server: 'EX01', thumbprint: PUBLIC.thumbprint } }]);
  });

  it('leaves a certificate that is not there to another rule', async () => {
    expect(await findingsOf('private-key-missing', { certificates: [] })).toEqual([]);
  });
});
