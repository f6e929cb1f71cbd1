import { describe, expect, it } from 'vitest';
import {
  PUBLIC,
  server,
  setupCertificate,
  situation,
  untouched,
  type TestServer,
} from '../../test/organization.js';

async function predicted(servers: readonly TestServer[], outbound: Readonly<Record<string, unknown>> = {}) {
  return (await situation(servers, { outbound })).predictions.map(({ prediction }) => prediction);
}

async function outcomes(servers: readonly TestServer[], outbound: Readonly<Record<string, unknown>> = {}) {
  return (await predicted(servers, outbound)).map(({ server: name, outcome }) => [name, outcome]);
}

const selfSigned = {
  ...setupCertificate('EX01'),
  subject: 'CN=mail.contoso.com',
  domains: ['mail.contoso.com'],
};

describe('predictCloudToOnprem', () => {
  it('predicts the founding failure and where it comes from (§M)', async () => {
    const [right, wrong] = await predicted([server('EX01'), untouched('EX02')]);
    expect(right).toMatchObject({
      outcome: 'delivered',
      target: 'mail.contoso.com',
      certificate: { thumbprint: PUBLIC.thumbprint },
    });
    expect(wrong).toMatchObject({
      server: 'EX02',
      outcome: 'SubjectMismatch',
      confidence: 'certain',
      certificate: { subject: 'CN=EX02', selfSigned: true },
      steps: [
        { id: 'connector' },
        { id: 'starttls', origin: { path: 'AuthMechanism' } },
        { id: 'certificate', origin: { path: 'TlsCertificateName' } },
        { id: 'validation', origin: { item: 'outbound.json' } },
      ],
    });
  });

  it.each([
    [null, 'delivered'],
    ['EncryptionOnly', 'delivered'],
    ['CertificateValidation', 'UntrustedRoot'],
    ['DomainValidation', 'SubjectMismatch'],
  ])('a setup certificate under TlsSettings %s gives %s (§E.1)', async (TlsSettings, outcome) => {
    expect(await outcomes([untouched('EX02')], { TlsSettings })).toEqual([['EX02', outcome]]);
  });

  it.each([
    [null, 'delivered'],
    ['EncryptionOnly', 'starttls-not-offered'],
    ['CertificateValidation', 'starttls-not-offered'],
    ['DomainValidation', 'starttls-not-offered'],
  ])('no STARTTLS under TlsSettings %s gives %s (§E.1)', async (TlsSettings, outcome) => {
    const withoutTls = server('EX01', { authMechanism: 'Integrated, BasicAuth, ExchangeServer' });
    expect(await outcomes([withoutTls], { TlsSettings })).toEqual([['EX01', outcome]]);
  });

  it('reports the right name on a self-signed certificate as UntrustedRoot (§E.1)', async () => {
    const named = server('EX01', {
      tlsCertificateName: '<I>CN=mail.contoso.com<S>CN=mail.contoso.com',
      certificates: [selfSigned],
    });
    expect(await outcomes([named])).toEqual([['EX01', 'UntrustedRoot']]);
  });

  it('reports a private certification authority as UntrustedRoot (§E.1)', async () => {
    expect(
      await outcomes([server('EX01', { certificates: [{ ...PUBLIC, rootCaType: 'Enterprise' }] })]),
    ).toEqual([['EX01', 'UntrustedRoot']]);
  });

  it('serves an expired certificate all the same (§B.1.2)', async () => {
    const expired = { ...PUBLIC, notBefore: '2025-09-20 00:00:00', notAfter: '2026-10-20 23:59:59' };
    expect(await outcomes([server('EX01', { certificates: [expired] })])).toEqual([
      ['EX01', 'CertificateExpired'],
    ]);
  });

  it('loses STARTTLS when the name fits nothing (§B.1, event 12014)', async () => {
    expect(await outcomes([server('EX01', { certificates: [setupCertificate('EX01')] })])).toEqual([
      ['EX01', 'starttls-not-offered'],
    ]);
  });

  it('calls what the exports do not tell unknown, and names the cmdlet that would (§E.1.8a)', async () => {
    const { predictions } = await situation([server('EX01', { certificates: [] })]);
    expect(predictions).toMatchObject([
      { prediction: { outcome: 'unknown', confidence: 'low' }, missing: ['exchange-certificates'] },
    ]);
    const leafOnly = await situation([
      server('EX01', { certificates: [{ ...PUBLIC, rootCaType: 'Unknown' }] }),
    ]);
    expect(leafOnly.predictions).toMatchObject([
      { prediction: { outcome: 'unknown' }, missing: ['starttls-probe'] },
    ]);
  });
});
