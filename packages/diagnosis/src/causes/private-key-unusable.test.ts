import { describe, expect, it } from 'vitest';
import { causesOf, fact } from '../../test/causes.js';
import { PUBLIC, server, toCloud } from '../../test/organization.js';

describe('private-key-unusable', () => {
  const keyset = (thumbprint: string) =>
    fact('store-certificate', {
      server: 'EX01',
      store: 'My',
      location: 'LocalMachine',
      thumbprint,
      privateKey: 'unusable',
    });

  it('holds where the keyset is gone and the log says NoCredentials (§B.3)', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: toCloud(),
      facts: [keyset(PUBLIC.thumbprint)],
      sessions: [
        {
          log: 'smtp-send',
          connector: 'Outbound to Office 365',
          server: '',
          tlsErrors: new Map([['NoCredentials', 3]]),
        },
      ],
    });
    expect(first).toMatchObject({ id: 'private-key-unusable', servers: ['EX01'] });
    expect(['certain', 'high']).toContain(first?.confidence);
  });

  it('does not hold for the key of a certificate that nothing uses', async () => {
    expect(await causesOf([server('EX01')], { facts: [keyset('C'.repeat(40))] })).toEqual([]);
  });
});
