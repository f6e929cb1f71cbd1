import { describe, expect, it } from 'vitest';
import { causesOf, reason } from '../../test/causes.js';
import { server, setupCertificate, toCloud, untouched } from '../../test/organization.js';

describe('client-certificate-missing-or-wrong', () => {
  const refused = reason('550 5.7.64 TenantAttribution; Relay Access Denied', '550 5.7.64');

  it('holds where the send connector names no certificate', async () => {
    const [first] = await causesOf([server('EX01')], {
      items: [...toCloud({ send: { TlsCertificateName: null, Fqdn: 'EX01.contoso.local' } }), refused],
    });
    expect(first).toMatchObject({ id: 'client-certificate-missing-or-wrong', servers: ['EX01'] });
    expect(['certain', 'high']).toContain(first?.confidence);
  });

  it('holds for the one server that lacks what the others have', async () => {
    const [first] = await causesOf(
      [server('EX01'), untouched('EX02', { certificates: [setupCertificate('EX02')] })],
      {
        items: [
          ...toCloud({ servers: ['EX01', 'EX02'] }),
          reason(
            '454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be found.',
            '454 4.7.5',
          ),
        ],
      },
    );
    expect(first).toMatchObject({
      id: 'client-certificate-missing-or-wrong',
      confidence: 'certain',
      servers: ['EX02'],
    });
  });

  it('does not hold where the right certificate is presented', async () => {
    expect(await causesOf([server('EX01')], { items: toCloud() })).toEqual([]);
  });
});
