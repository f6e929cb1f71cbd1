import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('wizard-values-drifted', () => {
  it.each([
    ['UseMXRecord', { outbound: { UseMXRecord: true } }],
    ['TlsSettings', { outbound: { TlsSettings: 'EncryptionOnly' } }],
    ['SmartHosts', { outbound: { SmartHosts: ['gateway.contoso.com'] } }],
  ])('finds %s changed (§F.2)', async (property, differing) => {
    const found = await findingsOf('wizard-values-drifted', differing);
    expect(found.map(({ args }) => args['property'])).toContain(property);
    expect(found[0]).toMatchObject({
      severity: 'degraded',
      args: { ownership: 'wizard', expectedFrom: 'table' },
    });
  });

  it('does not hold connectors made by hand to all of it (§F.3.2)', async () => {
    const byHand = {
      Name: 'To our servers',
      ConnectorSource: 'AdminUI',
      TlsSettings: 'CertificateValidation',
    };
    expect(await findingsOf('wizard-values-drifted', { outbound: byHand })).toEqual([]);
  });
});
