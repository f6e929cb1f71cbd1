import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('receive-connector-without-anonymous-users', () => {
  it('finds a connector that wants a login (§D.2)', async () => {
    expect(
      await findingsOf('receive-connector-without-anonymous-users', {
        servers: ['EX01'],
        receive: { PermissionGroups: 'ExchangeServers, ExchangeUsers' },
      }),
    ).toMatchObject([
      {
        severity: 'blocker',
        confidence: 'high',
        args: {
          permissionGroups: ['ExchangeServers', 'ExchangeUsers'],
          expected: ['AnonymousUsers', 'ExchangeServers', 'ExchangeUsers'],
        },
      },
    ]);
  });

  it('tells no list to set where rights were given that no parameter tells', async () => {
    expect(
      await findingsOf('receive-connector-without-anonymous-users', {
        servers: ['EX01'],
        receive: { PermissionGroups: 'ExchangeServers, Custom' },
      }),
    ).toMatchObject([{ confidence: 'medium', args: { expected: null } }]);
  });

  it('leaves ExternalAuthoritative, which takes mail without a login, to the rule about that', async () => {
    expect(
      await findingsOf('receive-connector-without-anonymous-users', {
        receive: { AuthMechanism: 'Tls, ExternalAuthoritative', PermissionGroups: 'ExchangeServers' },
      }),
    ).toEqual([]);
  });
});
