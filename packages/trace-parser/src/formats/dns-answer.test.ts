import { describe, expect, it } from 'vitest';
import { factsIn, readFacts } from '../../test/pasted.js';

describe('dns-answer', () => {
  it('reads nslookup of Windows, translated too', () => {
    expect(factsIn('dns-answer-nslookup', 'dns-answer')).toMatchObject([
      {
        name: 'contoso.com',
        type: 'MX',
        values: [
          { text: 'mail1.contoso.com', preference: 10 },
          { text: 'mail2.contoso.com', preference: 20 },
        ],
        resolver: { name: 'ns1.contoso.com', address: '192.0.2.53' },
        authoritative: true,
      },
      { name: 'mail.contoso.com', type: 'AAAA', values: [{ text: '2001:db8::10' }], authoritative: false },
      { name: 'mail.contoso.com', type: 'A', values: [{ text: '192.0.2.10' }, { text: '192.0.2.11' }] },
      { name: 'nope.contoso.com', values: [], status: 'no-such-name' },
    ]);
  });

  it('reads dig with its flags and failures', () => {
    expect(factsIn('dns-answer-dig', 'dns-answer')).toMatchObject([
      {
        tool: 'dig',
        name: 'contoso.com',
        type: 'MX',
        status: 'answered',
        authenticated: true,
        authoritative: false,
      },
      { name: '_25._tcp.mail.contoso.com', type: 'TLSA', values: [], status: 'server-failed' },
    ]);
  });

  it('reads the table and the errors of Resolve-DnsName; additional records answer nothing', () => {
    expect(factsIn('dns-answer-resolve-dnsname', 'dns-answer')).toMatchObject([
      { name: 'contoso.com', type: 'MX', values: [{ preference: 10, timeToLive: 3600 }, { preference: 20 }] },
      { name: 'nope.contoso.com', status: 'no-such-name', values: [] },
    ]);
  });

  it('reads nslookup of Unix', () => {
    const text = [
      'Server:\t\t192.0.2.53',
      'Address:\t192.0.2.53#53',
      '',
      'contoso.com\tmail exchanger = 0 contoso-com.mail.protection.outlook.com.',
      'contoso.com\ttext = "v=spf1 -all"',
      '10.2.0.192.in-addr.arpa\tname = mail.contoso.com.',
      "** server can't find nope.contoso.com: SERVFAIL",
    ].join('\n');
    expect(
      readFacts(text).facts.map(
        (fact) => fact.kind === 'dns-answer' && [fact.type, fact.status, fact.values[0]?.text],
      ),
    ).toEqual([
      [undefined, 'server-failed', undefined],
      ['MX', 'answered', 'contoso-com.mail.protection.outlook.com'],
      ['TXT', 'answered', 'v=spf1 -all'],
      ['PTR', 'answered', 'mail.contoso.com'],
    ]);
  });

  it('reads a service record that Windows prints over several lines, and a timeout', () => {
    const text = [
      'Server:  UnKnown',
      'Address:  192.0.2.53',
      '',
      '_autodiscover._tcp.contoso.com  SRV service location:',
      '          priority       = 5',
      '          weight         = 0',
      '          port           = 443',
      '          svr hostname   = mail.contoso.com',
    ].join('\n');
    expect(readFacts(text).facts).toMatchObject([
      { type: 'SRV', values: [{ text: 'mail.contoso.com', preference: 5, port: 443 }] },
    ]);
    const timeout =
      'C:\\>nslookup mail.contoso.com 192.0.2.99\nDNS request timed out.\n    timeout was 2 seconds.\n';
    expect(readFacts(timeout, 'dns-answer').facts).toMatchObject([
      { name: 'mail.contoso.com', status: 'timed-out' },
    ]);
  });
});
