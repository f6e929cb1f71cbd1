import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../test/hybrid.js';

describe('send-connector-without-cloud-services-mail', () => {
  it('finds the headers stripped (§D.3)', async () => {
    expect(
      await findingsOf('send-connector-without-cloud-services-mail', {
        send: { CloudServicesMailEnabled: false },
      }),
    ).toMatchObject([{ severity: 'degraded', primary: { path: 'CloudServicesMailEnabled' } }]);
  });

  it('does not ask it of a connector that leads elsewhere', async () => {
    expect(
      await findingsOf('send-connector-without-cloud-services-mail', {
        moreSend: [
          {
            Name: 'Internet',
            AddressSpaces: ['SMTP:*;1'],
            SmartHosts: ['smtp.example.com'],
            CloudServicesMailEnabled: false,
          },
        ],
      }),
    ).toEqual([]);
  });
});
