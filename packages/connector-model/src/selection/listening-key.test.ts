import { describe, expect, it } from 'vitest';
import { defaultFrontend } from '../../test/export-record.js';
import { toOrganization } from '../to-organization.js';
import { listeningKey } from './listening-key.js';

function keys(...records: Parameters<typeof toOrganization>[0]): readonly string[] {
  const { organization } = toOrganization(records);
  return organization.receiveConnectors.map((connector) => listeningKey([connector]));
}

describe('listeningKey', () => {
  it('is equal for connectors of two servers that listen alike, whatever else they have', () => {
    const [one, other] = keys(defaultFrontend('EX01'), defaultFrontend('EX02', { Fqdn: 'mail.contoso.com' }));
    expect(one).toBe(other);
  });

  it.each([
    ['endpoint', { Bindings: ['0.0.0.0:2525'] }],
    ['range', { RemoteIPRanges: ['192.0.2.1'] }],
    ['range, as far as a list that was cut shows it', { RemoteIPRanges: { cut: ['192.0.2.1'] } }],
    ['role', { TransportRole: 'HubTransport' }],
    ['state', { Enabled: false }],
  ])('tells another %s', (_, properties) => {
    const [one, other] = keys(defaultFrontend('EX01'), defaultFrontend('EX02', properties));
    expect(one).not.toBe(other);
  });
});
