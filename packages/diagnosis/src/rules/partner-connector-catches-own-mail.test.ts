import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';
import { inboundConnector } from '../../test/organization.js';

const partner = inboundConnector({
  Name: 'Partner',
  ConnectorType: 'Partner',
  ConnectorSource: 'Default',
  SenderDomains: ['smtp:*;1'],
  TlsSenderCertificateName: 'partner.example',
  RestrictDomainsToCertificate: true,
});

describe('partner-connector-catches-own-mail', () => {
  it('finds what rejects mail of the own servers (§E.3.3)', async () => {
    expect(
      await findingsOf('partner-connector-catches-own-mail', { inbound: null, moreInbound: [partner] }),
    ).toMatchObject([
      { severity: 'blocker', args: { property: 'RestrictDomainsToCertificate', servers: ['EX01', 'EX02'] } },
    ]);
  });

  it('does not mind a Partner connector while the mail is attributed', async () => {
    expect(await findingsOf('partner-connector-catches-own-mail', { moreInbound: [partner] })).toEqual([]);
  });
});
