import { describe, expect, it } from 'vitest';
import { buildCertificate } from '../../test/build-certificate.js';
import { parseCertificates } from '../parse-certificates.js';

const built = buildCertificate({ dnsNames: ['mail.contoso.com'] });

describe('an export of Get-ExchangeCertificate', () => {
  const text = [
    'CertificateDomains : {mail.contoso.com, autodiscover.contoso.com}',
    'HasPrivateKey      : True',
    'IsSelfSigned       : False',
    "Issuer             : CN=R11, O=Let's Encrypt, C=US",
    'NotAfter           : 2027-02-01 00:00:00',
    'NotBefore          : 2026-11-01 00:00:00',
    'PublicKeySize      : 2048',
    'SerialNumber       : 0412AB',
    'Services           : IIS, SMTP',
    'Status             : Valid',
    'Subject            : CN=mail.contoso.com',
    'Thumbprint         : 6C7DE09FB39A40144F57EFEBC3DF0148E3A9AB28',
  ].join('\r\n');

  it('as Format-List text gives a partial certificate', () => {
    expect(parseCertificates(text, { item: 'EX01.txt' })).toMatchObject({
      records: [
        {
          partial: true,
          subject: 'CN=mail.contoso.com',
          issuer: "CN=R11, O=Let's Encrypt, C=US",
          dnsNames: ['mail.contoso.com', 'autodiscover.contoso.com'],
          key: { algorithm: 'rsa', bits: 2048 },
          hasPrivateKey: true,
          notAfter: '2027-02-01T00:00:00.000Z',
          origin: { item: 'EX01.txt' },
        },
      ],
      issues: [],
    });
  });

  it('with RawData as JSON gives the whole certificate', () => {
    const json = JSON.stringify([{ Thumbprint: 'x', RawData: [...built.der], HasPrivateKey: false }]);
    expect(parseCertificates(json, { item: 'a.json' })).toMatchObject({
      records: [{ partial: false, commonName: 'mail.contoso.com', hasPrivateKey: false }],
      issues: [],
    });
  });

  it('of other objects holds none', () => {
    expect(parseCertificates('Name : EX01\r\nFqdn : ex01.contoso.local', { item: 'a' }).issues).toMatchObject(
      [{ code: 'ITEM_NOT_CERTIFICATES' }],
    );
  });
});
