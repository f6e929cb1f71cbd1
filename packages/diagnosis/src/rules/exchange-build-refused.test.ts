import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('exchange-build-refused', () => {
  it('finds what Exchange Online blocks (§I.6)', async () => {
    expect(
      await findingsOf('exchange-build-refused', {
        servers: ['EX01'],
        exchangeServer: { AdminDisplayVersion: 'Version 15.1 (Build 2106.2)' },
      }),
    ).toMatchObject([{ severity: 'degraded', args: { server: 'EX01', product: '2016', state: 'refused' } }]);
  });

  it('is content with Subscription Edition', async () => {
    expect(await findingsOf('exchange-build-refused', {})).toEqual([]);
  });
});
