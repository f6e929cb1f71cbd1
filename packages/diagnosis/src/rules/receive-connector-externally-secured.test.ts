import { describe, expect, it } from 'vitest';
import { findingsOf, receiveConnector } from '../../test/hybrid.js';

describe('receive-connector-externally-secured', () => {
  it('finds ExternalAuthoritative where Exchange Online is answered (§D.2)', async () => {
    expect(
      await findingsOf('receive-connector-externally-secured', {
        servers: ['EX01'],
        receive: { AuthMechanism: 'Tls, ExternalAuthoritative', PermissionGroups: 'ExchangeServers' },
      }),
    ).toMatchObject([
      {
        severity: 'degraded',
        primary: { path: 'AuthMechanism' },
        args: { connector: 'EX01\\Default Frontend EX01' },
      },
    ]);
  });

  it('does not mind it on a connector for other addresses', async () => {
    expect(
      await findingsOf('receive-connector-externally-secured', {
        moreReceive: [
          receiveConnector('EX01', {
            Name: 'App',
            RemoteIPRanges: ['10.1.2.3'],
            AuthMechanism: 'Tls, ExternalAuthoritative',
          }),
        ],
      }),
    ).toEqual([]);
  });
});
