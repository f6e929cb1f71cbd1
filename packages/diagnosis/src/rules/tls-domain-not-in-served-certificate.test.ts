import { describe, expect, it } from 'vitest';
import { server, situation, untouched } from '../../test/organization.js';
import { tlsDomainNotInServedCertificate as rule } from './tls-domain-not-in-served-certificate.js';

const outbound = { TlsDomain: 'mial.contoso.com' };

describe(rule.id, () => {
  it('finds a TlsDomain that the named certificate does not carry (§J.11)', async () => {
    const outcomes = rule.evaluate(await situation([server('EX01')], { outbound }));
    expect(outcomes).toMatchObject([
      {
        outcome: 'fail',
        primary: { item: 'outbound.json' },
        args: { server: 'EX01', tlsDomain: 'mial.contoso.com' },
      },
    ]);
  });

  it('does not mind a smart host of another name than TlsDomain', async () => {
    const outcomes = rule.evaluate(
      await situation([server('EX01')], { outbound: { SmartHosts: ['smtp.contoso.com'] } }),
    );
    expect(outcomes).toEqual([{ outcome: 'pass' }]);
  });

  it('leaves a server without a certificate name to the rule about that', async () => {
    expect(rule.evaluate(await situation([untouched('EX02')]))).toEqual([{ outcome: 'pass' }]);
  });
});
