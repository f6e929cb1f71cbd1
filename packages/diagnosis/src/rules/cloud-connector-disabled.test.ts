import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { inboundConnector } from '../../test/organization.js';

describe('cloud-connector-disabled', () => {
  it('finds it off (§F.2)', async () => {
    expect(await findingsOf('cloud-connector-disabled', { inbound: { Enabled: false } })).toMatchObject([
      { severity: 'degraded', args: { kind: 'InboundConnector', enabled: false } },
    ]);
  });

  it('does not mind it where another took its place', async () => {
    expect(
      await findingsOf('cloud-connector-disabled', {
        inbound: { Enabled: false },
        moreInbound: [inboundConnector({ Name: 'By hand', ConnectorSource: 'Default' })],
      }),
    ).toEqual([]);
  });
});
