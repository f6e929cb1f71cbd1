import { describe, expect, it } from 'vitest';
import { defaultFrontend, exportRecord } from '../test/export-record.js';
import { toOrganization } from './to-organization.js';

type Properties = Parameters<typeof exportRecord>[0];

const refused = (record: ReturnType<typeof exportRecord>) =>
  toOrganization([record])
    .issues.filter(({ code }) => code === 'IMPOSSIBLE_SETTING')
    .map(({ origin }) => origin.path);
const of = (typeName: string, properties: Properties) =>
  refused(exportRecord({ Name: 'x', ...properties }, { typeName }));

it.each<[string, Properties, string[]]>([
  ['as setup makes it', {}, []],
  ['BasicAuthRequireTLS without BasicAuth', { AuthMechanism: 'Tls, BasicAuthRequireTLS' }, ['AuthMechanism']],
  [
    'ExternalAuthoritative with others',
    { AuthMechanism: 'Tls, Integrated, ExternalAuthoritative' },
    ['AuthMechanism'],
  ],
  [
    'ExternalAuthoritative without ExchangeServers',
    { AuthMechanism: 'ExternalAuthoritative', PermissionGroups: 'AnonymousUsers' },
    ['PermissionGroups'],
  ],
  ['RequireTLS without Tls', { AuthMechanism: 'Integrated', RequireTLS: true }, ['RequireTLS']],
  [
    'DomainSecureEnabled without Tls',
    { AuthMechanism: 'Integrated', DomainSecureEnabled: true },
    ['DomainSecureEnabled'],
  ],
])('a receive connector %s (§D.2)', (_what, changes, settings) => {
  expect(refused(defaultFrontend('EX01', changes))).toEqual(settings);
});

it('a receive connector with too many ranges (§A.1.13), or too long a name (§A.2.7)', () => {
  const many = Array.from({ length: 1301 }, (_, at) => `10.0.${at >> 8}.${at & 255}`);
  expect(refused(defaultFrontend('EX01', { RemoteIPRanges: many }))).toEqual(['RemoteIPRanges']);
  expect(refused(defaultFrontend('EX01', { RemoteIPRanges: many.slice(1) }))).toEqual([]);
  expect(
    refused(defaultFrontend('EX01', { Name: 'R'.repeat(65), Identity: `EX01\\${'R'.repeat(65)}` })),
  ).toHaveLength(1);
});

describe('a send connector (§D.3)', () => {
  it.each<[string, Properties, string[]]>([
    ['RequireTLS with IgnoreSTARTTLS', { RequireTLS: true, IgnoreSTARTTLS: true }, ['IgnoreSTARTTLS']],
    [
      'TlsAuthLevel without RequireTLS',
      { RequireTLS: false, TlsAuthLevel: 'EncryptionOnly' },
      ['TlsAuthLevel'],
    ],
    [
      'DomainValidation to a smart host without TlsDomain',
      {
        RequireTLS: true,
        IgnoreSTARTTLS: false,
        DNSRoutingEnabled: false,
        TlsAuthLevel: 'DomainValidation',
        TlsDomain: null,
      },
      ['TlsDomain'],
    ],
    [
      'DomainSecureEnabled to a smart host',
      { DNSRoutingEnabled: false, DomainSecureEnabled: true },
      ['DomainSecureEnabled'],
    ],
    ['nothing known', {}, []],
  ])('%s', (_what, properties, settings) => {
    expect(of('SendConnector', properties)).toEqual(settings);
  });
});

describe('a connector of Exchange Online', () => {
  it.each<[string, string, Properties, string[]]>([
    [
      'a network wider than /24 (§E.3)',
      'InboundConnector',
      { SenderIPAddresses: ['192.0.0.0/16'] },
      ['SenderIPAddresses'],
    ],
    [
      'an IPv6 address (§E.3)',
      'InboundConnector',
      { SenderIPAddresses: ['2001:db8::1'] },
      ['SenderIPAddresses'],
    ],
    ['/24 (§E.3)', 'InboundConnector', { SenderIPAddresses: ['192.0.2.0/24'] }, []],
    [
      'two ways to be internal (§E.3)',
      'InboundConnector',
      { CloudServicesMailEnabled: true, TreatMessagesAsInternal: true },
      ['TreatMessagesAsInternal'],
    ],
    [
      'an inner wildcard (§E.2.3)',
      'InboundConnector',
      { TlsSenderCertificateName: 'mail.*.com' },
      ['TlsSenderCertificateName'],
    ],
    ['a leading wildcard (§E.2.3)', 'OutboundConnector', { TlsDomain: '*.contoso.com' }, []],
    [
      'smart hosts with UseMXRecord (§E.1)',
      'OutboundConnector',
      { UseMXRecord: true, SmartHosts: ['a.contoso.com'] },
      ['SmartHosts'],
    ],
    [
      'centralised transport of a partner (§E.1)',
      'OutboundConnector',
      { ConnectorType: 'Partner', RouteAllMessagesViaOnPremises: true },
      ['RouteAllMessagesViaOnPremises'],
    ],
  ])('%s', (_what, kind, properties, settings) => {
    expect(of(kind, properties)).toEqual(settings);
  });
});
