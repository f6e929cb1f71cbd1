import { describe, expect, it } from 'vitest';
import { formatX500Name, type DistinguishedName } from './x500-name.js';

const OIDS: Readonly<Record<string, string>> = {
  CN: '2.5.4.3',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  SERIALNUMBER: '2.5.4.5',
  EMAIL: '1.2.840.113549.1.9.1',
  DC: '0.9.2342.19200300.100.1.25',
};

/** RDNs in DER order, each `[key, value]` or several of them. */
function name(
  ...rdns: readonly (readonly [string, string] | readonly (readonly [string, string])[])[]
): DistinguishedName {
  return rdns.map((rdn) => {
    const pairs = (typeof rdn[0] === 'string' ? [rdn] : rdn) as readonly (readonly [string, string])[];
    return pairs.map(([key, text]) => ({
      type: OIDS[key] ?? key,
      text,
      kind: 'string' as const,
      certain: true,
    }));
  });
}

const cn = (value: string): string => formatX500Name(name(['CN', value]));

// The vectors of §C.3, by number.
describe('formatX500Name', () => {
  it('1: puts the last RDN first', () => {
    const dn = name(
      ['C', 'US'],
      ['O', 'DigiCert Inc'],
      ['OU', 'www.digicert.com'],
      ['CN', 'GeoTrust TLS RSA CA G1'],
    );
    expect(formatX500Name(dn)).toBe('CN=GeoTrust TLS RSA CA G1, OU=www.digicert.com, O=DigiCert Inc, C=US');
  });

  it('2: quotes a comma and writes S for the state', () => {
    const dn = name(
      ['C', 'US'],
      ['ST', 'Arizona'],
      ['L', 'Scottsdale'],
      ['O', 'GoDaddy.com, Inc.'],
      ['OU', 'http://certs.godaddy.com/repository/'],
      ['CN', 'Go Daddy Secure Certificate Authority - G2'],
    );
    expect(formatX500Name(dn)).toBe(
      'CN=Go Daddy Secure Certificate Authority - G2, OU=http://certs.godaddy.com/repository/, O="GoDaddy.com, Inc.", L=Scottsdale, S=Arizona, C=US',
    );
  });

  it('3: a plain name of six RDNs', () => {
    const dn = name(
      ['C', 'Germany'],
      ['ST', 'NRW'],
      ['L', 'Cologne'],
      ['O', 'Contoso'],
      ['OU', 'IT'],
      ['CN', 'domain.com'],
    );
    expect(formatX500Name(dn)).toBe('CN=domain.com, OU=IT, O=Contoso, L=Cologne, S=NRW, C=Germany');
  });

  it('4: writes E for an address', () => {
    expect(formatX500Name(name(['C', 'US'], ['CN', 'localhost'], ['EMAIL', 'a@example.com']))).toBe(
      'E=a@example.com, CN=localhost, C=US',
    );
  });

  it('5: quotes blanks at the ends, quotes and plus signs', () => {
    expect([cn('1'), cn(' 1 '), cn('"1"'), cn('1+2')]).toEqual([
      'CN=1',
      'CN=" 1 "',
      'CN="""1"""',
      'CN="1+2"',
    ]);
  });

  it.each(['a,b', 'a=b', 'a;b', 'a<b', 'a>b', 'a#b', 'a\nb', '#a', '\ta', 'a\r'])('6: quotes %j', (value) => {
    expect(cn(value)).toBe(`CN="${value}"`);
  });

  it('7: joins the attributes of one RDN with a plus, in their order', () => {
    expect(
      formatX500Name(
        name([
          ['CN', 'CommonName'],
          ['O', 'Organization'],
        ]),
      ),
    ).toBe('CN=CommonName + O=Organization');
  });

  it("8: leaves an apostrophe alone (Let's Encrypt)", () => {
    expect(formatX500Name(name(['C', 'US'], ['O', "Let's Encrypt"], ['CN', 'R11']))).toBe(
      "CN=R11, O=Let's Encrypt, C=US",
    );
  });

  it('9: prints attribute types Windows has no key for as OID.', () => {
    const dn = name(
      ['1.3.6.1.4.1.311.60.2.1.3', 'US'],
      ['1.3.6.1.4.1.311.60.2.1.2', 'Delaware'],
      ['2.5.4.15', 'Private Organization'],
      ['SERIALNUMBER', '123'],
      ['C', 'US'],
      ['ST', 'California'],
      ['L', 'San Jose'],
      ['O', 'Ex, Inc.'],
      ['CN', 'mail.ex.com'],
    );
    expect(formatX500Name(dn)).toBe(
      'CN=mail.ex.com, O="Ex, Inc.", L=San Jose, S=California, C=US, SERIALNUMBER=123, OID.2.5.4.15=Private Organization, OID.1.3.6.1.4.1.311.60.2.1.2=Delaware, OID.1.3.6.1.4.1.311.60.2.1.3=US',
    );
  });

  it('10: reverses domain components', () => {
    const dn = name(
      ['DC', 'com'],
      ['DC', 'microsoft'],
      ['DC', 'corp'],
      ['DC', 'redmond'],
      ['CN', 'MSIT Machine Auth CA 2'],
    );
    expect(formatX500Name(dn)).toBe('CN=MSIT Machine Auth CA 2, DC=redmond, DC=corp, DC=microsoft, DC=com');
  });

  it('11: quotes an empty value', () => {
    expect(cn('')).toBe('CN=""');
  });

  it.each(['a\\b', 'a/b', '*.contoso.com', 'a  b', 'a\rb'])('12: leaves %j unquoted', (value) => {
    expect(cn(value)).toBe(`CN=${value}`);
  });

  it('13: prints letters beyond ASCII as they are', () => {
    expect(formatX500Name(name(['O', 'Müller & Söhne']))).toBe('O=Müller & Söhne');
  });

  it('14: prints an empty name as nothing', () => {
    expect(formatX500Name([])).toBe('');
  });

  it('prints a value that is no string as its hexadecimal form, unquoted', () => {
    expect(formatX500Name([[{ type: '2.5.4.3', text: '#3000', kind: 'hex', certain: true }]])).toBe(
      'CN=#3000',
    );
  });
});
