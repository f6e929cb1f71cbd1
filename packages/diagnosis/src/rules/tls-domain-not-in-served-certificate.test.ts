import { describe, expect, it } from 'vitest';
import { PUBLIC, server, situation, untouched } from '../../test/organization.js';
import { tlsDomainNotInServedCertificate as rule } from './tls-domain-not-in-served-certificate.js';

const outbound = { TlsDomain: 'mial.contoso.com' };

describe(rule.id, () => {
  it('finds a TlsDomain that the named certificate does not carry (§J.11)', async () => {
    const outcomes = rule.evaluate(await situation([server('EX01')], { outbound }));
    expect(outcomes).toMatchObject([
      {
        outcome: 'fail',
        primary: { item: 'outbound.json' },
        args: { server: 'EX01', tlsDomain: 'mial.contoso.com', expected: 'mail.contoso.com' },
      },
    ]);
  });

  it.each([
    [['smtp.contoso.com', 'autodiscover.contoso.com'], 'autodiscover.contoso.com'],
    [['smtp.contoso.com'], null],
  ])('expects only what the certificate of every server bears: %j', async (domains, expected) => {
    const other = { ...PUBLIC, subject: 'CN=smtp.contoso.com', domains, thumbprint: 'D'.repeat(40) };
    const name = `<I>${other.issuer ?? ''}<S>${other.subject}`;
    const second = server('EX02', { certificates: [other], tlsCertificateName: name });
    const outcomes = rule.evaluate(await situation([server('EX01'), second], { outbound }));
    expect(outcomes).toMatchObject([{ args: { expected } }, { args: { expected } }]);
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
