import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('send-connector-disabled', () => {
  it('finds the connector of the wizard off (§F.2)', async () => {
    expect(await findingsOf('send-connector-disabled', { send: { Enabled: false } })).toMatchObject([
      { severity: 'degraded', args: { enabled: false } },
    ]);
  });

  it('does not mind others', async () => {
    expect(
      await findingsOf('send-connector-disabled', {
        moreSend: [
          {
            Name: 'Old relay',
            Enabled: false,
            AddressSpaces: ['SMTP:*;1'],
            SmartHosts: ['smtp.example.com'],
          },
        ],
      }),
    ).toEqual([]);
  });
});
