import { describe, expect, it } from 'vitest';
import { causesOf, fact, reason } from '../../test/causes.js';
import { server } from '../../test/organization.js';

describe('tls-version-or-cipher-missing', () => {
  const broken = reason('451 4.4.0 TLS negotiation failed with error SocketError');
  const key =
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server';

  it('holds where the registry turns TLS 1.2 off', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: [broken],
      facts: [
        fact('registry-value', { server: 'EX01', key, name: 'Enabled', number: 0 }),
        fact('event', { id: 36874, source: 'Schannel', server: 'EX01' }),
      ],
    });
    expect(first).toMatchObject({
      id: 'tls-version-or-cipher-missing',
      confidence: 'certain',
      servers: ['EX01'],
    });
  });

  it('does not hold where TLS 1.2 is on', async () => {
    const causes = await causesOf([server('EX01')], {
      items: [broken],
      facts: [fact('registry-value', { key, name: 'Enabled', number: 1 })],
    });
    expect(causes.find(({ id }) => id === 'tls-version-or-cipher-missing')?.confidence).toBe('low');
  });
});
