import { describe, expect, it } from 'vitest';
import { findingsOf, receiveConnector } from '../../test/hybrid.js';

describe('receive-connector-role-conflict', () => {
  it('finds a back-end connector on port 25 (§A.1.10, §A.1.11)', async () => {
    expect(
      await findingsOf('receive-connector-role-conflict', {
        moreReceive: [
          receiveConnector('EX01', {
            Name: 'Relay',
            TransportRole: 'HubTransport',
            RemoteIPRanges: ['10.1.2.3'],
          }),
        ],
      }),
    ).toMatchObject([
      {
        severity: 'blocker',
        primary: { path: 'TransportRole' },
        args: { server: 'EX01', connector: 'EX01\\Relay', other: 'EX01\\Default Frontend EX01' },
      },
    ]);
  });

  it('lets both roles live on ports of their own', async () => {
    expect(
      await findingsOf('receive-connector-role-conflict', {
        moreReceive: [
          receiveConnector('EX01', {
            Name: 'Default EX01',
            TransportRole: 'HubTransport',
            Bindings: ['0.0.0.0:2525'],
          }),
        ],
      }),
    ).toEqual([]);
  });
});
