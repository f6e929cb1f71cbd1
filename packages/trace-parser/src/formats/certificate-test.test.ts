import { describe, expect, it } from 'vitest';
import { factsIn, readFacts } from '../../test/pasted.js';

describe('certificate-test', () => {
  it('reads certutil -verify: a revocation list out of reach is no verdict on the certificate', () => {
    const [test] = factsIn('certificate-test-certutil', 'certificate-test');
    expect(test).toMatchObject({
      tool: 'certutil',
      subject: 'CN=mail.contoso.com, O=Contoso',
      thumbprint: 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334',
      verdict: 'unknown',
      revocation: 'offline',
      fetched: [
        { url: 'http://aia.example.test/issuing.crt', part: 'aia', ok: true },
        { url: 'http://crl.example.test/issuing.crl', part: 'cdp', ok: false },
      ],
    });
    expect(test?.faults.map(({ code, name }) => code ?? name)).toEqual([
      'CERT_TRUST_REVOCATION_STATUS_UNKNOWN',
      'CERT_TRUST_IS_OFFLINE_REVOCATION',
      '0x80092013',
    ]);
  });

  it('reads the warnings, errors and verdicts of Test-Certificate', () => {
    expect(factsIn('certificate-test-cmdlet', 'certificate-test')).toMatchObject([
      {
        thumbprint: 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334',
        verdict: 'invalid',
        faults: [
          { name: 'CERT_TRUST_IS_UNTRUSTED_ROOT' },
          { code: '0x800B0109', name: 'CERT_E_UNTRUSTEDROOT' },
        ],
        origin: { line: 1, endLine: 7 },
      },
      { thumbprint: '0011223344556677889900AABBCCDDEEFF001122', verdict: 'valid', faults: [] },
    ]);
  });

  it('names the issuer that was not found', () => {
    const text = [
      'HCCE_LOCAL_MACHINE',
      'Incomplete certificate chain',
      'Cannot find certificate:',
      '    CN=Example Issuing CA',
      '    O=Example Trust',
      'CertUtil: -verify command completed successfully.',
    ].join('\n');
    expect(readFacts(text).facts).toMatchObject([
      { verdict: 'invalid', missingIssuer: 'CN=Example Issuing CA, O=Example Trust' },
    ]);
  });
});
