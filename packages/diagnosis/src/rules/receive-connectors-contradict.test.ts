import { describe, expect, it } from 'vitest';
import { findingsOf, receiveConnector } from '../../test/hybrid.js';

describe('receive-connectors-contradict', () => {
  it('finds two connectors of one range, which cannot be stored (§A.1.4, §A.1.5)', async () => {
    expect(
      await findingsOf('receive-connectors-contradict', {
        moreReceive: [receiveConnector('EX01', { Name: 'Copy' })],
      }),
    ).toMatchObject([{ severity: 'advice', args: { server: 'EX01' } }]);
  });

  it('lets one range lie within another', async () => {
    expect(
      await findingsOf('receive-connectors-contradict', {
        moreReceive: [receiveConnector('EX01', { Name: 'App', RemoteIPRanges: ['10.1.2.3'] })],
      }),
    ).toEqual([]);
  });
});
