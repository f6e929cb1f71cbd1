import { describe, expect, it } from 'vitest';
import { causesOf, mismatch } from '../../test/causes.js';
import { PUBLIC, server } from '../../test/organization.js';

describe('tls-domain-wrong', () => {
  it('holds where TlsDomain is a name of no certificate', async () => {
    const [first] = await causesOf([server('EX01'), server('EX02')], {
      outbound: { TlsDomain: 'mial.contoso.com' },
      items: [mismatch(PUBLIC.subject, PUBLIC.thumbprint, 'mial.contoso.com')],
    });
    expect(first).toMatchObject({
      id: 'tls-domain-wrong',
      confidence: 'certain',
      expected: { failed: 2, total: 2 },
    });
    expect(first?.summary).toContain('mial.contoso.com');
  });

  it('does not hold where the smart host merely has another name', async () => {
    expect(await causesOf([server('EX01')], { outbound: { SmartHosts: ['smtp.contoso.com'] } })).toEqual([]);
  });
});
