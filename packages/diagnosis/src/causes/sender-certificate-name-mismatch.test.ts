import { describe, expect, it } from 'vitest';
import { causesOf, reason } from '../../test/causes.js';
import { inboundConnector, server, toCloud } from '../../test/organization.js';

describe('sender-certificate-name-mismatch', () => {
  const inbound = (TlsSenderCertificateName: string) => [inboundConnector({ TlsSenderCertificateName })];

  it('holds where the tenant looks for another name', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: [
        ...toCloud({ inbound: inbound('hybrid.contoso.com') }),
        reason('550 5.7.51 TenantInboundAttribution; There is a partner connector configured', '550 5.7.51'),
      ],
    });
    expect(first).toMatchObject({ id: 'sender-certificate-name-mismatch', servers: [] });
    expect(['certain', 'high']).toContain(first?.confidence);
  });

  it('does not hold where the name is on the certificate and accepted', async () => {
    expect(await causesOf([server('EX01')], { items: toCloud() })).toEqual([]);
  });
});
