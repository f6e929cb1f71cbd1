import { describe, expect, it } from 'vitest';
import { factsIn, pasted, readFacts } from '../../test/pasted.js';

describe('store-certificate', () => {
  it('reads the Cert: drive with the store each certificate lies in', () => {
    expect(factsIn('store-certificate-drive', 'store-certificate')).toMatchObject([
      {
        location: 'LocalMachine',
        store: 'My',
        subject: 'CN=mail.contoso.com, O=Contoso, L=Berlin, C=DE',
        privateKey: 'unknown',
      },
      { location: 'LocalMachine', store: 'My', subject: 'CN=EX01' },
      {
        location: 'LocalMachine',
        store: 'CA',
        subject: 'CN=Example Issuing CA, O=Example Trust',
        privateKey: 'absent',
      },
    ]);
  });

  it('reads certutil with what became of the private key', () => {
    expect(factsIn('store-certificate-certutil', 'store-certificate')).toMatchObject([
      {
        location: 'LocalMachine',
        store: 'My',
        serialNumber: '58000000020A',
        thumbprint: 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334',
        privateKey: 'unusable',
        provider: 'Microsoft Software Key Storage Provider',
        notAfter: { local: ['2026-04-20T15:40:00'] },
        origin: { line: 3 },
      },
      {
        serialNumber: '1F',
        archived: true,
        privateKey: 'usable',
        thumbprint: '0011223344556677889900AABBCCDDEEFF001122',
      },
    ]);
  });

  it('reads a translated listing by the order of its fields', () => {
    const expected = {
      store: 'My',
      serialNumber: '58000000020A',
      issuer: 'CN=Example Issuing CA, O=Example Trust',
      subject: 'CN=mail.contoso.com, O=Contoso',
      thumbprint: 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334',
      privateKey: 'usable',
      notBefore: { local: ['2026-01-20T15:30:00'] },
    };
    expect(factsIn('store-certificate-certutil-de', 'store-certificate')).toMatchObject([expected]);
    // A console writes in its own code page: umlauts arrive as anything.
    const damaged = pasted('store-certificate-certutil-de').replace(/[äöüß]/g, '\ufffd');
    expect(readFacts(damaged, 'store-certificate').facts).toMatchObject([expected]);
  });

  it('makes a test of the verdict -verifystore adds', () => {
    const text = pasted('store-certificate-certutil')
      .replace('-store my', '-verifystore my')
      .replace('Missing stored keyset', 'Missing stored keyset\nVerifies against UNTRUSTED root');
    expect(readFacts(text).facts.map(({ kind }) => kind)).toEqual([
      'store-certificate',
      'certificate-test',
      'store-certificate',
    ]);
    expect(readFacts(text).facts[1]).toMatchObject({
      verdict: 'invalid',
      subject: 'CN=mail.contoso.com, O=Contoso',
    });
  });

  it('leaves the certificates of Get-ExchangeCertificate alone', () => {
    const text =
      'Services   : SMTP\nSubject    : CN=EX01\nThumbprint : 0011223344556677889900AABBCCDDEEFF001122\n';
    expect(readFacts(text, 'store-certificate').facts).toEqual([]);
  });
});
