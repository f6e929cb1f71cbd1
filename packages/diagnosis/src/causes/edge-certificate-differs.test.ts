import { describe, expect, it } from 'vitest';
import { causesOf, reason } from '../../test/causes.js';
import { item, PUBLIC, server, toCloud } from '../../test/organization.js';

describe('edge-certificate-differs', () => {
  const edge = item(
    'servers.json',
    JSON.stringify({
      Name: 'EDGE01',
      Fqdn: 'EDGE01.contoso.com',
      ServerRole: 'Edge',
      IsEdgeServer: true,
      AdminDisplayVersion: 'Version 15.2 (Build 1118.7)',
    }),
  );
  const other = { ...PUBLIC, issuer: 'CN=Another CA, O=Example Trust, C=US', thumbprint: 'E'.repeat(40) };
  const stores = (certificates: typeof PUBLIC) => [
    server('EX01'),
    server('EDGE01', { certificates: [certificates] }),
  ];
  const items = [edge, ...toCloud({ servers: ['EDGE01'] })];
  const text = reason(
    '454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be found.',
    '454 4.7.5',
  );

  it('holds where the Edge server has a certificate of another issuer', async () => {
    const [first] = await causesOf(stores(other), { items: [...items, text] });
    expect(first).toMatchObject({ id: 'edge-certificate-differs', servers: ['EDGE01'] });
    expect(['certain', 'high']).toContain(first?.confidence);
  });

  it('does not hold where both have the same', async () => {
    expect((await causesOf(stores(PUBLIC), { items })).map(({ id }) => id)).not.toContain(
      'edge-certificate-differs',
    );
  });
});
