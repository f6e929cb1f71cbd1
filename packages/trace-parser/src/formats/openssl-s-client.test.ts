import { describe, expect, it } from 'vitest';
import { factsIn, pasted, readFacts } from '../../test/pasted.js';

describe('openssl-s-client', () => {
  it('reads the chain as sent, with its armored certificates, and how verification went', () => {
    const [endpoint, ...others] = factsIn('openssl-s-client', 'smtp-endpoint');
    expect(others).toEqual([]);
    expect(endpoint).toMatchObject({
      seenBy: 'openssl',
      host: 'mail.contoso.com',
      port: 25,
      connection: 'connected',
      startTlsOffered: true,
      tls: 'established',
      tlsProtocol: 'TLSv1.3',
      tlsCipher: 'TLS_AES_256_GCM_SHA384',
      verifyResult: { code: 19, text: 'self-signed certificate in certificate chain' },
      origin: { item: 'paste', line: 1 },
    });
    expect(
      endpoint?.chain.map(({ position, subject, issuer, origin }) => [
        position,
        subject,
        issuer,
        origin.line,
      ]),
    ).toEqual([
      [0, 'O = Contoso, CN = mail.contoso.com', 'O = Example Trust, CN = Example CA', 12],
      [1, 'O = Example Trust, CN = Example CA', 'O = Example Trust, CN = Example CA', 36],
    ]);
    expect(endpoint?.chain[0]?.notAfter?.utc).toBe('2027-11-24T22:29:43.000Z');
    for (const { pem } of endpoint?.chain ?? []) {
      expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----\n[\s\S]+\n-----END CERTIFICATE-----$/);
    }
  });

  it('reads the slash names and the client CA names of OpenSSL 1.0', () => {
    const [endpoint] = factsIn('openssl-s-client-1.0', 'smtp-endpoint');
    expect(endpoint).toMatchObject({
      address: '192.0.2.10',
      tlsProtocol: 'TLSv1.2',
      verifyResult: { code: 21 },
      clientCaNames: ['/C=US/O=Example Trust/CN=Example CA', '/DC=local/DC=contoso/CN=Contoso Issuing CA'],
    });
    // The certificate of the server is printed once, below its own heading.
    expect(endpoint?.chain).toHaveLength(1);
    expect(endpoint?.chain[0]?.pem).toContain('BEGIN CERTIFICATE');
  });

  it('tells a missing STARTTLS and a refused connection apart, and trusts no verdict without a certificate', () => {
    const [withoutTls, refused] = factsIn('openssl-s-client-failures', 'smtp-endpoint');
    expect(withoutTls).toMatchObject({
      connection: 'connected',
      startTlsOffered: false,
      tls: 'failed',
      chain: [],
    });
    expect(withoutTls?.verifyResult).toBeUndefined();
    expect(refused).toMatchObject({
      address: '192.0.2.11',
      connection: 'refused',
      connectError: 'connect:errno=111',
      tls: 'not-tried',
    });
  });

  it.each([
    ['[2001:db8:25::10]:25', '2001:db8:25::10'],
    ['2001:db8:25::10:25', '2001:db8:25::10'],
    ['192.0.2.7:25', '192.0.2.7'],
  ])('reads the address of -connect %s', (connect, address) => {
    const text = `$ openssl s_client -starttls smtp -connect ${connect}\nconnect:errno=111\n`;
    expect(readFacts(text, 'openssl-s-client').facts).toMatchObject([{ address, port: 25 }]);
  });

  it('reads -brief, and the wording of OpenSSL 3 for a missing STARTTLS', () => {
    const brief = [
      'CONNECTION ESTABLISHED',
      'Protocol version: TLSv1.2',
      'Ciphersuite: ECDHE-RSA-AES256-GCM-SHA384',
      'Peer certificate: O = Contoso, CN = mail.contoso.com',
      'Verification error: self-signed certificate',
    ].join('\n');
    expect(readFacts(brief).facts[0]).toMatchObject({
      tls: 'established',
      tlsProtocol: 'TLSv1.2',
      chain: [{ position: 0, subject: 'O = Contoso, CN = mail.contoso.com' }],
      verifyResult: { text: 'self-signed certificate' },
    });
    const missing = "CONNECTED(00000003)\nDidn't find STARTTLS in server response, trying anyway...\n";
    expect(readFacts(missing).facts[0]).toMatchObject({ startTlsOffered: false });
  });

  it('gives no certificate for an armor that was cut off', () => {
    const text = pasted('openssl-s-client');
    const cut = text.slice(0, text.indexOf('-----END'));
    const [endpoint] = readFacts(cut).facts;
    expect(endpoint).toMatchObject({ kind: 'smtp-endpoint', chain: [{ position: 0 }] });
    expect(JSON.stringify(endpoint)).not.toContain('BEGIN CERTIFICATE');
    // What follows it is read all the same.
    const { facts } = readFacts(`${cut}\n---\n${pasted('openssl-s-client-failures')}`, 'openssl-s-client');
    expect(facts).toHaveLength(3);
  });
});
