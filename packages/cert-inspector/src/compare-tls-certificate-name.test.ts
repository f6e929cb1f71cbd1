import { describe, expect, it } from 'vitest';
import { compareTlsCertificateName } from './compare-tls-certificate-name.js';

const certificate = {
  issuer:
    'CN=Go Daddy Secure Certificate Authority - G2, O="GoDaddy.com, Inc.", L=Scottsdale, S=Arizona, C=US',
  subject: 'E=postmaster@contoso.com, CN=mail.contoso.com, O=Contoso, S=NRW, C=DE',
};
const expected = `<I>${certificate.issuer}<S>${certificate.subject}`;

// §B.4 "Comparison" and §C.4.
describe('compareTlsCertificateName', () => {
  it('finds the very value equal, tags in either case', () => {
    expect(compareTlsCertificateName(expected, certificate)).toMatchObject({
      result: 'equal',
      expected,
      signs: [],
    });
    const lower = `<i>${certificate.issuer}<s>${certificate.subject}`;
    expect(compareTlsCertificateName(lower, certificate).result).toBe('equal');
  });

  it('tells a difference of case only apart', () => {
    expect(compareTlsCertificateName(expected.replace('Contoso,', 'CONTOSO,'), certificate).result).toBe(
      'equal-ignoring-case',
    );
  });

  const openSslIssuer =
    'C = US, ST = Arizona, L = Scottsdale, O = "GoDaddy.com, Inc.", CN = Go Daddy Secure Certificate Authority - G2';
  const openSslSubject =
    'C = DE, ST = NRW, O = Contoso, CN = mail.contoso.com, emailAddress = postmaster@contoso.com';
  const slashIssuer =
    '/C=US/ST=Arizona/L=Scottsdale/O=GoDaddy.com, Inc./CN=Go Daddy Secure Certificate Authority - G2';
  const slashSubject = '/C=DE/ST=NRW/O=Contoso/CN=mail.contoso.com/emailAddress=postmaster@contoso.com';
  const rfc4514Issuer =
    'CN=Go Daddy Secure Certificate Authority - G2,O=GoDaddy.com\\, Inc.,L=Scottsdale,ST=Arizona,C=US';
  const rfc4514Subject = 'emailAddress=postmaster@contoso.com,CN=mail.contoso.com,O=Contoso,ST=NRW,C=DE';

  it.each([
    ['OpenSSL with commas', `<I>${openSslIssuer}<S>${openSslSubject}`, 'key-st'],
    ['OpenSSL with slashes', `<I>${slashIssuer}<S>${slashSubject}`, 'slash-separated'],
    ['RFC 4514', `<I>${rfc4514Issuer}<S>${rfc4514Subject}`, 'escaped-character'],
    ['ST for S', expected.replace('S=Arizona', 'ST=Arizona'), 'key-st'],
    ['emailAddress for E', expected.replace('E=post', 'emailAddress=post'), 'key-email-address'],
    ['missing quotes', expected.replaceAll('"', ''), undefined],
    [
      'a blank swallowed where a console wrapped',
      expected.replace('Certificate Authority', 'CertificateAuthority'),
      undefined,
    ],
    ['issuer and subject exchanged', `<I>${certificate.subject}<S>${certificate.issuer}`, undefined],
    ['the subject alone', certificate.subject, undefined],
  ])('recognises %s as a look-alike and gives the right form', (_, value, sign) => {
    const comparison = compareTlsCertificateName(value, certificate);
    expect(comparison).toMatchObject({ result: 'look-alike', expected });
    expect(comparison.signs).toEqual(sign === undefined ? [] : (expect.arrayContaining([sign]) as unknown));
  });

  it.each([
    ['a renewed intermediate', expected.replace('G2', 'G3')],
    ['another subject', expected.replace('mail.contoso.com', 'mail2.contoso.com')],
    ['an attribute more', `${expected}, OU=IT`],
    ['nothing', ''],
    ['a thumbprint', '6C7DE09FB39A40144F57EFEBC3DF0148E3A9AB28'],
  ])('finds %s different', (_, value) => {
    expect(compareTlsCertificateName(value, certificate).result).toBe('different');
  });
});
