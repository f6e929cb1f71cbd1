import { describe, expect, it } from 'vitest';
import { causesOf, reason } from '../../test/causes.js';
import { inboundConnector, server, toCloud } from '../../test/organization.js';

describe('sender-certificate-name-too-broad', () => {
  const inbound = [inboundConnector({ TlsSenderCertificateName: '*.contoso.com' })];

  it('holds where mail goes round under a wildcard', async () => {
    const causes = await causesOf([server('EX01')], {
      items: [
        ...toCloud({ inbound }),
        reason('554 5.4.14 Hop count exceeded - possible mail loop', '554 5.4.14'),
      ],
    });
    expect(causes[0]).toMatchObject({ id: 'sender-certificate-name-too-broad', confidence: 'high' });
  });

  it('does not hold for the wildcard alone, which the wizard writes too', async () => {
    expect(await causesOf([server('EX01')], { items: toCloud({ inbound }) })).toEqual([]);
  });
});
