import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('outbound-connector-smart-hosts-differ', () => {
  it('tells of several ways in (§J.28)', async () => {
    expect(
      await findingsOf('outbound-connector-smart-hosts-differ', {
        outbound: { SmartHosts: ['mail.contoso.com', 'mail2.contoso.com'] },
      }),
    ).toMatchObject([
      { severity: 'advice', args: { smartHosts: ['mail.contoso.com', 'mail2.contoso.com'] } },
    ]);
  });

  it('does not count connectors that are off', async () => {
    expect(
      await findingsOf('outbound-connector-smart-hosts-differ', {
        moreOutbound: [
          { Name: 'Old', Enabled: false, ConnectorType: 'OnPremises', SmartHosts: ['old.contoso.com'] },
        ],
      }),
    ).toEqual([]);
  });
});
