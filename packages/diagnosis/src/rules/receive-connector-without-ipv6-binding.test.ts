import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { item } from '../../test/organization.js';

const aaaa = item(
  'dns.json',
  JSON.stringify([
    {
      Name: 'mail.contoso.com',
      QueryType: 28,
      IP6Address: '2001:db8::1',
      IPAddress: '2001:db8::1',
      Type: 28,
      Section: 1,
      TTL: 300,
    },
  ]),
);

describe('receive-connector-without-ipv6-binding', () => {
  it('finds that IPv6 leads nowhere (§A.1.7)', async () => {
    expect(
      await findingsOf('receive-connector-without-ipv6-binding', {
        servers: ['EX01'],
        receive: { Bindings: ['0.0.0.0:25'] },
        outbound: { SmartHosts: ['mail.contoso.com'] },
        items: [aaaa],
      }),
    ).toMatchObject([
      {
        severity: 'degraded',
        primary: { path: 'Bindings' },
        args: { server: 'EX01', bindings: ['0.0.0.0:25'], expected: ['0.0.0.0:25', '[::]:25'] },
      },
    ]);
  });

  it('does not ask for it where no name leads to IPv6 (§H.6)', async () => {
    expect(
      await findingsOf('receive-connector-without-ipv6-binding', {
        servers: ['EX01'],
        receive: { Bindings: ['0.0.0.0:25'] },
      }),
    ).toEqual([]);
  });
});
