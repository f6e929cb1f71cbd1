import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('server-settings-differ', () => {
  it('finds the odd server, though its mail still flows (§F.2.1)', async () => {
    const receiveOf = {
      EX03: { MaxMessageSize: '10 MB (10,485,760 bytes)', RemoteIPRanges: ['0.0.0.0-255.255.255.255'] },
    };
    const found = await findingsOf('server-settings-differ', {
      servers: ['EX01', 'EX02', 'EX03'],
      receiveOf,
    });
    expect(found).toMatchObject([
      { args: { server: 'EX03', property: 'RemoteIPRanges', kind: 'ReceiveConnector' }, confidence: 'high' },
    ]);
  });

  it("takes order, case and what is each server's own for no difference", async () => {
    const receiveOf = { EX02: { Bindings: ['0.0.0.0:25', '[::]:25'], Fqdn: 'EX02.contoso.local' } };
    expect(await findingsOf('server-settings-differ', { receiveOf })).toEqual([]);
  });

  it('leaves what decides the session to the rules about that', async () => {
    const receiveOf = { EX02: { TlsCertificateName: null, TlsDomainCapabilities: [] } };
    expect(await findingsOf('server-settings-differ', { receiveOf })).toEqual([]);
  });
});
