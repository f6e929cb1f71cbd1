import { describe, expect, it } from 'vitest';
import {
  inboundConnector,
  PUBLIC,
  server,
  setupCertificate,
  situation,
  toCloud,
} from '../../test/organization.js';

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

  it('queues mail when the certificate named is not in the store (§B.3)', async () => {
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

  it('finds mail external when the name is no accepted domain (§E.3.2)', async () => {
    expect(await outcome({ domains: ['fabrikam.com'] })).toEqual(['delivered-as-external']);
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
});
