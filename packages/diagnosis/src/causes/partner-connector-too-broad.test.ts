import { describe, expect, it } from 'vitest';
import { causesOf, reason } from '../../test/causes.js';
import { inboundConnector, server, toCloud } from '../../test/organization.js';

describe('partner-connector-too-broad', () => {
  const partner = (SenderDomains: readonly string[]) => ({
    ...inboundConnector(),
    Name: 'Partner',
    ConnectorType: 'Partner',
    ConnectorSource: 'Default',
    SenderDomains,
    RestrictDomainsToCertificate: true,
    TlsSenderCertificateName: 'mail.fabrikam.com',
  });
  const refused = reason(
    '550 5.7.51 TenantInboundAttribution; There is a partner connector configured',
    '550 5.7.51',
  );

  it('holds where a restricted Partner connector is for everybody', async () => {
    const causes = await causesOf([server('EX01')], {
      items: [...toCloud({ inbound: [partner(['smtp:*;1'])] }), refused],
    });
    expect(causes[0]).toMatchObject({ id: 'partner-connector-too-broad', confidence: 'certain' });
  });

  it('does not hold for a partner with its own domain', async () => {
    const causes = await causesOf([server('EX01')], {
      items: [...toCloud({ inbound: [inboundConnector(), partner(['smtp:fabrikam.com;1'])] }), refused],
    });
    expect(causes.find(({ id }) => id === 'partner-connector-too-broad')?.confidence ?? 'low').toBe('low');
  });
});
