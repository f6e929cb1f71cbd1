import { describe, expect, it } from 'vitest';
import { causesOfTexts, fact, reason } from '../../test/causes.js';
import { item } from '../../test/organization.js';

describe('ipv6-path-broken', () => {
  const refused = reason('Socket error code 10061', '450 4.4.316');
  const v6 = item(
    'reason6.txt',
    'Reason: [{LED=450 4.4.316 Connection refused [Message=Socket error code 10061] [LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=2001:db8::10:25]};{MSG=};{FQDN=mail.contoso.com};{IP=2001:db8::10};{LRT=}]',
  );

  it('holds where the IPv6 address is the one refused', async () => {
    const [first] = await causesOfTexts({
      items: [v6],
      facts: [fact('dns-answer', { type: 'AAAA', values: [{ text: '2001:db8::10' }] })],
    });
    expect(first).toMatchObject({ id: 'ipv6-path-broken', confidence: 'medium' });
  });

  it('does not hold where IPv4 is refused', async () => {
    const causes = await causesOfTexts({ items: [refused] });
    expect(causes.find(({ id }) => id === 'ipv6-path-broken')?.confidence).toBe('low');
  });
});
