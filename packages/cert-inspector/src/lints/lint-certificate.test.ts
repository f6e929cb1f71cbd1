import { describe, expect, it } from 'vitest';
import { buildAuthority, CLIENT_AUTH, SERVER_AUTH } from '../../test/build-certificate.js';
import { keyPair } from '../../test/keys.js';
import { certificateOf } from '../../test/parse.js';
import { lintCertificate } from './lint-certificate.js';

describe('lintCertificate', () => {
  it('says nothing of a sound certificate', () => {
    const certificate = certificateOf({
      issuer: buildAuthority('CA'),
      key: keyPair('rsa'),
      dnsNames: ['mail.contoso.com'],
      usages: [SERVER_AUTH, CLIENT_AUTH],
    });
    const results = lintCertificate(certificate, {
      asOf: '2026-11-24',
      name: 'mail.contoso.com',
      others: [],
    });
    expect(results.filter(({ outcome }) => outcome.outcome === 'fail')).toEqual([]);
  });

  it('gives the severity of the outcome', () => {
    const certificate = certificateOf({ notAfter: '2026-11-30T00:00:00Z' });
    const results = lintCertificate(certificate, { asOf: '2026-11-24' });
    expect(results.find(({ lint }) => lint.id === 'certificate-expiring')?.severity).toBe('degraded');
    expect(results.find(({ lint }) => lint.id === 'self-signed')?.severity).toBe('blocker');
  });

  it('refuses a date that is none', () => {
    expect(() => lintCertificate(certificateOf({}), { asOf: 'today' })).toThrow(TypeError);
  });
});
