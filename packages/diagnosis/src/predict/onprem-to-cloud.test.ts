import { describe, expect, it } from 'vitest';
import { hybridSituation } from '../../test/hybrid.js';
import {
  inboundConnector,
  PUBLIC,
  server,
  setupCertificate,
  situation,
  toCloud,
} from '../../test/organization.js';
import type { Observations } from '../observe/observations.js';
import { predict } from './predict.js';

async function predicted(
  differing: Parameters<typeof toCloud>[0] = {},
  certificates = [PUBLIC, setupCertificate('EX01')],
) {
  const { predictions } = await situation([server('EX01', { certificates })], { items: toCloud(differing) });
  return predictions.filter(({ prediction }) => prediction.flow === 'onprem-to-cloud');
}

async function outcome(...given: Parameters<typeof predicted>) {
  return (await predicted(...given)).map(({ prediction }) => prediction.outcome);
}

describe('predictOnpremToCloud', () => {
  it('finds mail internal with the values of the wizard (§F.2)', async () => {
    const [entry] = await predicted();
    expect(entry?.prediction).toMatchObject({
      server: 'EX01',
      outcome: 'delivered-as-internal',
      certificate: { thumbprint: PUBLIC.thumbprint },
    });
  });

  it('queues mail when the certificate named is not in the store (§B.3, 454 4.7.5)', async () => {
    expect(await outcome({}, [setupCertificate('EX01')])).toEqual(['client-certificate-not-found']);
  });

  it('finds mail external when either side drops the headers (§D.3)', async () => {
    expect(await outcome({ send: { CloudServicesMailEnabled: false } })).toEqual(['delivered-as-external']);
    expect(await outcome({ inbound: [inboundConnector({ CloudServicesMailEnabled: false })] })).toEqual([
      'delivered-as-external',
    ]);
  });

  it('finds mail external when the certificate is not the one expected (§E.3)', async () => {
    const inbound = [inboundConnector({ TlsSenderCertificateName: 'smtp.contoso.com' })];
    expect(await outcome({ inbound })).toEqual(['delivered-as-external']);
  });

  it('finds mail rejected when the name is no accepted domain (§E.3.2)', async () => {
    const [entry] = await predicted({ domains: ['fabrikam.com'] });
    expect(entry?.prediction).toMatchObject({
      outcome: 'rejected',
      reply: '550 5.7.51',
      confidence: 'medium',
      steps: expect.arrayContaining([
        expect.objectContaining({
          id: 'reply',
          origin: expect.objectContaining({ path: 'TlsSenderCertificateName' }) as object,
        }),
      ]) as object,
    });
  });

  it('finds mail rejected by a Partner connector that restricts to a certificate (§E.3.3)', async () => {
    const partner = inboundConnector({
      Name: 'Partner',
      ConnectorType: 'Partner',
      SenderDomains: ['smtp:*;1'],
      TlsSenderCertificateName: 'partner.example',
      RestrictDomainsToCertificate: true,
    });
    expect(await outcome({ inbound: [partner] })).toEqual(['rejected']);
  });

  it('does not guess without the InboundConnectors', async () => {
    const [entry] = await predicted({ inbound: [] });
    expect(entry).toMatchObject({ prediction: { outcome: 'unknown' }, missing: ['inbound-connectors'] });
  });

  it.each([
    ['EncryptionOnly', null, 'delivered-as-internal'],
    ['CertificateValidation', null, 'delivered-as-internal'],
    ['DomainValidation', 'mail.protection.outlook.com', 'delivered-as-internal'],
    ['DomainValidation', 'contoso-com.mail.protection.outlook.com', 'delivered-as-internal'],
    ['DomainValidation', 'mail.contoso.com', 'remote-validation-failed'],
    ['DomainValidation', null, 'remote-validation-failed'],
  ])(
    'checks Exchange Online at TlsAuthLevel %s with TlsDomain %s: %s (§D.3)',
    async (TlsAuthLevel, TlsDomain, expected) => {
      const [entry] = await predicted({ send: { TlsAuthLevel, TlsDomain } });
      expect(entry?.prediction.outcome).toBe(expected);
      expect(entry?.prediction.reply).toBe(expected === 'remote-validation-failed' ? '454 4.7.5' : null);
    },
  );

  it('sends in plain text with IgnoreSTARTTLS, so nothing is attributed (§D.3)', async () => {
    expect(await outcome({ send: { IgnoreSTARTTLS: true, RequireTLS: false } })).toEqual([
      'delivered-as-external',
    ]);
  });

  it('fails the handshake with a certificate that is not enabled for SMTP (§B.3, UnknownCredentials)', async () => {
    const [entry] = await predicted({}, [{ ...PUBLIC, services: 'IIS' }, setupCertificate('EX01')]);
    expect(entry?.prediction).toMatchObject({ outcome: 'tls-negotiation-failed', reply: '421 4.4.1' });
  });

  it('presents the setup certificate where TlsCertificateName is empty and Fqdn names no other (§B.3)', async () => {
    const [entry] = await predicted({ send: { TlsCertificateName: null, Fqdn: 'EX01.contoso.local' } });
    expect(entry?.prediction).toMatchObject({
      outcome: 'delivered-as-external',
      certificate: { selfSigned: true },
    });
  });

  it('attributes by the source address where the connector goes by it (§E.3)', async () => {
    const inbound = [inboundConnector({ TlsSenderCertificateName: null, SenderIPAddresses: ['192.0.2.1'] })];
    const [entry] = await predicted({ inbound });
    expect(entry).toMatchObject({ prediction: { outcome: 'unknown' }, missing: ['inbound-connectors'] });
  });

  it('loses a long TlsCertificateName on the way to an Edge server (§B.4)', async () => {
    const long = `<I>CN=Authority, O=${'x'.repeat(250)}<S>CN=mail.contoso.com`;
    const { predictions } = await hybridSituation({ edges: ['EDGE1'], send: { TlsCertificateName: long } });
    expect(
      predictions.filter(({ sendConnector }) => sendConnector).map(({ prediction }) => prediction),
    ).toMatchObject([{ server: 'EDGE1', outcome: 'delivered-as-external', confidence: 'high' }]);
  });

  it('asks for the certificates of an Edge server on the Edge server itself (§B.3)', async () => {
    const { predictions } = await hybridSituation({ edges: ['EDGE1'], certificatesOf: { EDGE1: [] } });
    const stored = predictions.find(({ sendConnector }) => sendConnector);
    expect(stored?.prediction.outcome).toBe('client-certificate-not-found');
  });

  it('knows the root of Exchange Online missing when the registry and the store both say so (§I.3)', async () => {
    const observations = {
      facts: [
        {
          kind: 'registry-value',
          key: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot',
          name: 'DisableRootAutoUpdate',
          present: true,
          number: 1,
          origin: { item: 'keys.txt', line: 2 },
        },
        {
          kind: 'store-certificate',
          location: 'LocalMachine',
          store: 'Root',
          thumbprint: '1'.repeat(40),
          origin: { item: 'roots.txt', line: 1 },
        },
      ],
    } as unknown as Pick<Observations, 'facts'>;
    const given = await hybridSituation({ servers: ['EX01'] });
    const predictions = predict(given, { ...given.observations, ...observations }, given.asOf);
    expect(predictions.find(({ sendConnector }) => sendConnector)?.prediction).toMatchObject({
      outcome: 'remote-validation-failed',
      confidence: 'medium',
    });
  });
});
