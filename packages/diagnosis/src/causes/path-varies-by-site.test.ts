import { describe, expect, it } from 'vitest';
import { causesOf, trace } from '../../test/causes.js';
import { item, server, untouched } from '../../test/organization.js';

describe('path-varies-by-site', () => {
  const rows = (failing: string) =>
    Array.from({ length: 24 }, (_, minute) => {
      const address = minute % 2 === 0 ? '192.0.2.10' : '198.51.100.20';
      return { minute, address, ...(address === failing && { failed: 'SubjectMismatch' }) };
    });

  it('holds where one address fails as a whole and its inside is not seen', async () => {
    const [first] = await causesOf([server('EX01')], { items: [trace(rows('198.51.100.20'))] });
    expect(first).toMatchObject({ id: 'path-varies-by-site', confidence: 'certain', servers: [] });
    expect(first?.summary).toContain('198.51.100.20');
  });

  it('is not said of the address of Exchange Online that servers send to', async () => {
    const session = (id: string) =>
      `2026-11-03T13:00:00.000Z,Outbound to Office 365,${id},0,10.20.0.11:21044,104.47.18.36:25,+,,\r\n` +
      `2026-11-03T13:00:00.100Z,Outbound to Office 365,${id},1,10.20.0.11:21044,104.47.18.36:25,>,RCPT TO:<ana@contoso.mail.onmicrosoft.com>,\r\n` +
      `2026-11-03T13:00:00.200Z,Outbound to Office 365,${id},2,10.20.0.11:21044,104.47.18.36:25,<,550 5.7.64 TenantAttribution; Relay Access Denied,\r\n`;
    const log = item(
      'EX01/SEND2026110313-1.LOG',
      '#Software: Microsoft Exchange Server\r\n#Version: 15.0.0.0\r\n#Log-type: SMTP Send Protocol Log\r\n#Date: 2026-11-03T13:00:00.000Z\r\n' +
        '#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\r\n' +
        ['08DA1', '08DA2', '08DA3', '08DA4'].map(session).join(''),
    );
    const causes = await causesOf([server('EX01')], { items: [trace(rows('')), log] });
    expect(causes.length).toBeGreaterThan(0);
    expect(causes.map(({ id }) => id)).not.toContain('path-varies-by-site');
  });

  it('stands behind the IPv6 path where the address that fails is the only IPv6 one', async () => {
    const failed = 'Socket error code 10061';
    const tried = rows('').map((row) =>
      row.address === '192.0.2.10' ? row : { ...row, address: '2001:db8:25::10', failed },
    );
    const [first, second] = await causesOf([server('EX01')], { items: [trace(tried)] });
    expect(first?.id).toBe('ipv6-path-broken');
    expect(second).toMatchObject({ id: 'path-varies-by-site', confidence: 'high' });
  });

  it('leaves it to the cause inside where that is seen', async () => {
    const causes = await causesOf([server('EX01'), untouched('EX02')], {
      items: [trace(rows('198.51.100.20'))],
    });
    expect(causes[0]?.id).toBe('server-without-tls-certificate-name');
  });
});
