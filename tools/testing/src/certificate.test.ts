import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildCertificate } from './certificate.js';
import { CONTOSO, setupCertificate } from './contoso.js';

const read = (der: Uint8Array) => new X509Certificate(der);

describe('buildCertificate', () => {
  it('makes a chain that verifies, link by link', () => {
    const [root, intermediate, mail] = [CONTOSO.root, CONTOSO.intermediate, CONTOSO.mail].map(({ der }) =>
      read(der),
    );
    expect(root?.verify(root.publicKey)).toBe(true);
    expect(root && intermediate?.checkIssued(root) && intermediate.verify(root.publicKey)).toBe(true);
    expect(intermediate && mail?.checkIssued(intermediate) && mail.verify(intermediate.publicKey)).toBe(true);
    expect([root?.ca, intermediate?.ca, mail?.ca]).toEqual([true, true, false]);
  });

  it('gives the same bytes for the same options', () => {
    // A changed thumbprint changes the evidence of every case: it must be on purpose.
    expect(CONTOSO.mail.thumbprint).toMatchInlineSnapshot(`"11AF98AE0CDE320912B0D3C9110997C14691FFAB"`);
    expect(buildCertificate(CONTOSO.mail.options).thumbprint).toBe(CONTOSO.mail.thumbprint);
  });

  it('writes names, dates, serial number, usages', () => {
    const mail = read(CONTOSO.mail.der);
    expect(mail.subject).toBe('C=GB\nL=London\nO=Contoso Ltd\nCN=mail.contoso.com');
    expect(mail.serialNumber).toBe(CONTOSO.mail.options.serialNumber);
    expect(new Date(mail.validFrom).toISOString()).toBe('2026-10-20T00:00:00.000Z');
    expect(new Date(mail.validTo).toISOString()).toBe('2027-05-07T23:59:59.000Z');
    expect(mail.subjectAltName).toBe('DNS:mail.contoso.com, DNS:autodiscover.contoso.com');
    expect(mail.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
    expect(mail.checkHost('mail.contoso.com')).toBe('mail.contoso.com');
  });

  it('makes what Exchange setup makes', () => {
    const setup = read(setupCertificate('EX09', 'server-1', '80', '2026-11-13T09:41:07Z').der);
    expect([setup.subject, setup.issuer]).toEqual(['CN=EX09', 'CN=EX09']);
    expect(setup.subjectAltName).toBe('DNS:EX09, DNS:EX09.contoso.local');
    expect(new Date(setup.validTo).toISOString()).toBe('2031-11-13T09:41:07.000Z');
    expect(setup.serialNumber).toBe('80');
  });

  it('takes an EC key, dates beyond 2050, several values in one part of a name and other strings', () => {
    const { der } = buildCertificate({
      subject: [
        [
          ['CN', 'a'],
          ['OU', 'b'],
        ],
        ['2.5.4.97', 'ORG-1'],
        ['CN', 'Zürich', 0x1e],
      ],
      key: 'p256',
      issuer: CONTOSO.root,
      serialNumber: 'ff00',
      notBefore: '2049-12-31T23:59:59Z',
      notAfter: '2050-01-01T00:00:00Z',
    });
    const certificate = read(der);
    expect(certificate.publicKey.asymmetricKeyType).toBe('ec');
    expect(new Date(certificate.validTo).toISOString()).toBe('2050-01-01T00:00:00.000Z');
    expect(certificate.serialNumber).toBe('FF00');
    expect(certificate.subject).toMatch(/CN=a ?\+ ?OU=b/);
    expect(certificate.subject).toContain('CN=Zürich');
  });
});
