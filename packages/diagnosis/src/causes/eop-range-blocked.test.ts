import { describe, expect, it } from 'vitest';
import { causesOf, causesOfTexts, fact, reason, trace } from '../../test/causes.js';
import { server } from '../../test/organization.js';

describe('eop-range-blocked', () => {
  it('holds where the firewall turns addresses of Exchange Online away', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: [reason('Socket error code 10060', '450 4.4.315')],
      facts: [fact('firewall-log', { sourceAddress: '40.107.0.7', targetPort: 25, count: 12 })],
    });
    expect(first).toMatchObject({ id: 'eop-range-blocked', confidence: 'certain', servers: [] });
  });

  it('is pointed to by timeouts beside successes at one address', async () => {
    const rows = Array.from({ length: 20 }, (_, minute) => ({
      minute,
      ...(minute % 4 === 0 && { failed: 'Socket error code 10060' }),
    }));
    const causes = await causesOfTexts({ items: [trace(rows)] });
    expect(causes.find(({ id }) => id === 'eop-range-blocked')?.confidence).toBe('medium');
  });

  it('does not hold for a firewall that turns others away', async () => {
    const causes = await causesOf([server('EX01')], {
      facts: [fact('firewall-log', { sourceAddress: '203.0.113.9' })],
    });
    expect(causes).toEqual([]);
  });
});
