import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('receive-connector-lacks-eop-ranges', () => {
  it('finds the addresses nobody takes (§A.1.8, §H.6)', async () => {
    expect(
      await findingsOf('receive-connector-lacks-eop-ranges', {
        servers: ['EX01'],
        receive: { RemoteIPRanges: ['40.92.0.0/15', '40.107.0.0/16', '52.100.0.0/14'] },
      }),
    ).toMatchObject([
      {
        severity: 'blocker',
        primary: { path: 'RemoteIPRanges' },
        args: {
          server: 'EX01',
          remoteAddress: '104.47.0.0',
          expected: ['40.92.0.0/15', '40.107.0.0/16', '52.100.0.0/14', '104.47.0.0/17'],
        },
      },
    ]);
  });

  it('is content with the published ranges and nothing more', async () => {
    expect(
      await findingsOf('receive-connector-lacks-eop-ranges', {
        servers: ['EX01'],
        receive: { RemoteIPRanges: ['40.92.0.0/15', '40.107.0.0/16', '52.100.0.0/14', '104.47.0.0/17'] },
      }),
    ).toEqual([]);
  });
});
