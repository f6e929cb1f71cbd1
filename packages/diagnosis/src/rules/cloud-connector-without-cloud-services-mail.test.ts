import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('cloud-connector-without-cloud-services-mail', () => {
  it('finds it on both (§E.3, §F.2)', async () => {
    expect(
      await findingsOf('cloud-connector-without-cloud-services-mail', {
        inbound: { CloudServicesMailEnabled: false, TreatMessagesAsInternal: true },
        outbound: { CloudServicesMailEnabled: false },
      }),
    ).toMatchObject([
      { args: { kind: 'InboundConnector', treatMessagesAsInternal: true } },
      { args: { kind: 'OutboundConnector' } },
    ]);
  });

  it('does not ask it of connectors made by hand (§F.3.2)', async () => {
    expect(
      await findingsOf('cloud-connector-without-cloud-services-mail', {
        inbound: { CloudServicesMailEnabled: false, ConnectorSource: 'AdminUI' },
      }),
    ).toEqual([]);
  });
});
