import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { item } from '../../test/organization.js';

const everything = item(
  'onprem-accepted-domains.json',
  JSON.stringify([
    {
      Name: 'Everything',
      DomainName: '*',
      DomainType: 'InternalRelay',
      InitialDomain: false,
      OriginatingServer: 'dc.contoso.local',
    },
  ]),
);

describe('accepted-domain-for-everything', () => {
  it('finds the domain that is everything', async () => {
    expect(await findingsOf('accepted-domain-for-everything', { items: [everything] })).toMatchObject([
      { severity: 'degraded', args: { domain: 'Everything', domainType: 'InternalRelay' } },
    ]);
  });

  it('is content with real domains', async () => {
    expect(await findingsOf('accepted-domain-for-everything', {})).toEqual([]);
  });
});
