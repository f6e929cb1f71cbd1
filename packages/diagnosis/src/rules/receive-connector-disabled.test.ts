import { describe, expect, it } from 'vitest';
import { findingsOf, receiveConnector } from '../../test/hybrid.js';

describe('receive-connector-disabled', () => {
  it('finds the only connector on port 25 disabled (§A.1.9)', async () => {
    expect(
      await findingsOf('receive-connector-disabled', { servers: ['EX01'], receive: { Enabled: false } }),
    ).toMatchObject([{ severity: 'blocker', primary: { path: 'Enabled' }, args: { server: 'EX01' } }]);
  });

  it('does not mind a disabled one beside it', async () => {
    expect(
      await findingsOf('receive-connector-disabled', {
        moreReceive: [
          receiveConnector('EX01', { Name: 'Old', Enabled: false, RemoteIPRanges: ['10.1.2.3'] }),
        ],
      }),
    ).toEqual([]);
  });
});
