import { describe, expect, it } from 'vitest';
import { findingsOf, receiveConnector } from '../../test/hybrid.js';

describe('receive-connector-may-relay-anonymously', () => {
  it('advises where rights were added by hand (§D.2)', async () => {
    expect(
      await findingsOf('receive-connector-may-relay-anonymously', {
        servers: ['EX01'],
        receive: { PermissionGroups: 'AnonymousUsers, ExchangeServers, Custom' },
      }),
    ).toMatchObject([{ severity: 'advice', confidence: 'medium', primary: { path: 'PermissionGroups' } }]);
  });

  it('does not mind them on a relay connector for a few addresses', async () => {
    expect(
      await findingsOf('receive-connector-may-relay-anonymously', {
        moreReceive: [
          receiveConnector('EX01', {
            Name: 'App',
            RemoteIPRanges: ['10.1.2.3'],
            PermissionGroups: 'AnonymousUsers, Custom',
          }),
        ],
      }),
    ).toEqual([]);
  });
});
