import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { inboundConnector } from '../../test/organization.js';

describe('tls-sender-certificate-name-too-broad', () => {
  it('advises on a wildcard (§E.3.1)', async () => {
    expect(
      await findingsOf('tls-sender-certificate-name-too-broad', {
        inbound: { TlsSenderCertificateName: '*.contoso.com' },
      }),
    ).toMatchObject([
      {
        severity: 'advice',
        args: { tlsSenderCertificateName: '*.contoso.com', expected: 'mail.contoso.com' },
      },
    ]);
  });

  it('knows nothing narrower where the host is no accepted domain', async () => {
    expect(
      await findingsOf('tls-sender-certificate-name-too-broad', {
        inbound: { TlsSenderCertificateName: '*.contoso.com' },
        domains: ['contoso.com'],
      }),
    ).toMatchObject([{ args: { expected: null } }]);
  });

  it('leaves Partner connectors alone', async () => {
    expect(
      await findingsOf('tls-sender-certificate-name-too-broad', {
        moreInbound: [
          inboundConnector({
            Name: 'Partner',
            ConnectorType: 'Partner',
            TlsSenderCertificateName: '*.fabrikam.com',
            SenderDomains: ['smtp:fabrikam.com;1'],
          }),
        ],
      }),
    ).toEqual([]);
  });
});
