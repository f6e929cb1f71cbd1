import { CONTOSO, setupCertificate } from '@hybrid-mailflow/testing';
import { describe, expect, it } from 'vitest';
import { parseCertificates } from './parse-certificates.js';
import { tlsCertificateName } from './tls-certificate-name.js';

const only = (input: Uint8Array | string) => {
  const { records, issues } = parseCertificates(input, { item: 'built' });
  expect(issues).toEqual([]);
  return records;
};

describe('parseCertificates on certificates of known content', () => {
  it('reads a whole chain, names in the order Windows prints them', () => {
    const { root, intermediate, mail } = CONTOSO;
    const records = only([mail, intermediate, root].map(({ pem }) => pem).join(''));
    expect(records.map(({ subject, issuer, thumbprint }) => [subject, issuer, thumbprint])).toEqual([
      [
        'CN=mail.contoso.com, O=Contoso Ltd, L=London, C=GB',
        'CN=Example Trust TLS RSA CA 1, O=Example Trust Services, C=US',
        mail.thumbprint,
      ],
      [
        'CN=Example Trust TLS RSA CA 1, O=Example Trust Services, C=US',
        'CN=Example Trust Root R1, O=Example Trust Services, C=US',
        intermediate.thumbprint,
      ],
      [
        'CN=Example Trust Root R1, O=Example Trust Services, C=US',
        'CN=Example Trust Root R1, O=Example Trust Services, C=US',
        root.thumbprint,
      ],
    ]);
  });

  it('gives the value of TlsCertificateName, validity and names', () => {
    const [mail] = only(CONTOSO.mail.der);
    expect(mail && tlsCertificateName(mail)).toBe(
      '<I>CN=Example Trust TLS RSA CA 1, O=Example Trust Services, C=US<S>CN=mail.contoso.com, O=Contoso Ltd, L=London, C=GB',
    );
    expect(mail).toMatchObject({
      notBefore: '2026-10-20T00:00:00.000Z',
      notAfter: '2027-05-07T23:59:59.000Z',
      dnsNames: ['mail.contoso.com', 'autodiscover.contoso.com'],
      selfSigned: false,
    });
  });

  it('knows the certificate of a setup as self-signed', () => {
    const [setup] = only(setupCertificate('EX09', 'server-1', '80', '2026-11-13T09:41:07Z').der);
    expect(setup).toMatchObject({
      subject: 'CN=EX09',
      selfSigned: true,
      dnsNames: ['EX09', 'EX09.contoso.local'],
    });
  });
});
