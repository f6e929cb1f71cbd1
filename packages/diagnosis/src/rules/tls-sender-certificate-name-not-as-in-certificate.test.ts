import { describe, expect, it } from 'vitest';
import { certificate, findingsOf } from '../../test/hybrid.js';

const wildcard = certificate({ domains: ['*.contoso.com'], subject: 'CN=*.contoso.com' });
const names = `<I>${String(wildcard['Issuer'])}<S>CN=*.contoso.com`;

describe('tls-sender-certificate-name-not-as-in-certificate', () => {
  it('advises to write the wildcard of the certificate (§E.2.6)', async () => {
    const found = await findingsOf('tls-sender-certificate-name-not-as-in-certificate', {
      servers: ['EX01'],
      certificates: [wildcard],
      send: { TlsCertificateName: names },
    });
    expect(found).toMatchObject([
      {
        severity: 'advice',
        args: { tlsSenderCertificateName: 'mail.contoso.com', expected: '*.contoso.com' },
      },
    ]);
  });

  it('is content where the name is one of the certificate', async () => {
    const domains = ['*.contoso.com', 'mail.contoso.com'];
    const found = await findingsOf('tls-sender-certificate-name-not-as-in-certificate', {
      certificates: [certificate({ domains })],
    });
    expect(found).toEqual([]);
  });
});
