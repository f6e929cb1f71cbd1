import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { defaultFrontend, exportRecord } from '../../../test/export-record.js';
import { toOrganization } from '../../to-organization.js';
import { compareWizard } from './compare-wizard.js';
import type { WizardLogValue } from './wizard-log.js';

type Properties = Parameters<typeof exportRecord>[0];

const NAME = '<I>CN=Contoso Public CA, O=Contoso Trust, C=US<S>CN=mail.contoso.com';
const GUID = '0f6c1b7e-1111-2222-3333-444444444444';
const of =
  (typeName: string, properties: Properties) =>
  (changes: Properties = {}): ExportRecord =>
    exportRecord({ ...properties, ...changes }, { typeName });

const send = of('SendConnector', {
  Identity: `Outbound to Office 365 - ${GUID}`,
  Enabled: true,
  AddressSpaces: ['smtp:contoso.mail.onmicrosoft.com;1'],
  SmartHosts: [],
  DNSRoutingEnabled: true,
  RequireTLS: true,
  IgnoreSTARTTLS: false,
  TlsAuthLevel: 'DomainValidation',
  TlsDomain: 'mail.protection.outlook.com',
  TlsCertificateName: NAME,
  CloudServicesMailEnabled: true,
  Fqdn: 'mail.contoso.com',
  DomainSecureEnabled: false,
  ErrorPolicies: 'Default',
  SourceTransportServers: ['EX01'],
});
const inbound = of('InboundConnector', {
  Name: `Inbound from ${GUID}`,
  Enabled: true,
  ConnectorType: 'OnPremises',
  ConnectorSource: 'HybridWizard',
  SenderDomains: ['smtp:*;1'],
  RequireTls: true,
  TlsSenderCertificateName: '*.contoso.com',
  CloudServicesMailEnabled: true,
  SenderIPAddresses: [],
  RestrictDomainsToIPAddresses: false,
  RestrictDomainsToCertificate: false,
  AssociatedAcceptedDomains: [],
  TreatMessagesAsInternal: false,
});
const outbound = of('OutboundConnector', {
  Name: `Outbound to ${GUID}`,
  Enabled: true,
  ConnectorType: 'OnPremises',
  ConnectorSource: 'HybridWizard',
  RecipientDomains: ['contoso.com'],
  SmartHosts: ['mail.contoso.com'],
  UseMXRecord: false,
  TlsSettings: 'DomainValidation',
  TlsDomain: 'mail.contoso.com',
  CloudServicesMailEnabled: true,
  RouteAllMessagesViaOnPremises: false,
  IsTransportRuleScoped: false,
});
const hybrid = of('HybridConfiguration', {
  Name: 'Hybrid Configuration',
  OnPremisesSmartHost: 'mail.contoso.com',
  TlsCertificateName: NAME,
  Domains: ['contoso.com'],
  Features: ['FreeBusy', 'SecureMail'],
  ReceivingTransportServers: ['EX01'],
  SendingTransportServers: ['EX01'],
  EdgeTransportServers: [],
});
const accepted = (DomainName: string, cloud = true) =>
  exportRecord({
    Name: DomainName,
    DomainName,
    DomainType: 'Authoritative',
    OriginatingServer: cloud ? 'x.prod.outlook.com' : 'dc.contoso.local',
  });
const certificate = (domains: readonly string[]) =>
  exportRecord(
    {
      Identity: 'EX01\\AA',
      Thumbprint: 'AA',
      Subject: 'CN=mail.contoso.com',
      Issuer: 'CN=Contoso Public CA, O=Contoso Trust, C=US',
      CertificateDomains: domains,
    },
    { command: 'Get-ExchangeCertificate' },
  );

interface Parts {
  readonly send?: Properties;
  readonly receive?: Properties;
  readonly inbound?: Properties;
  readonly outbound?: Properties;
  readonly hybrid?: Properties;
  readonly extra?: readonly ExportRecord[];
}

function compare(parts: Parts = {}, logged: readonly WizardLogValue[] = []) {
  const records = [
    send(parts.send),
    defaultFrontend('EX01', parts.receive),
    inbound(parts.inbound),
    outbound(parts.outbound),
    hybrid(parts.hybrid),
    accepted('contoso.com'),
    accepted('contoso.mail.onmicrosoft.com', false),
    ...(parts.extra ?? []),
  ];
  return compareWizard(toOrganization(records).organization, logged);
}

const brief = ({ differences }: ReturnType<typeof compare>) =>
  differences.map(({ weight, kind, setting }) => `${weight} ${kind} ${setting ?? ''}`);

describe('an organization as the wizard leaves it', () => {
  it.each<[string, Parts]>([
    ['Full (§F.2)', {}],
    [
      'with centralised transport (§E.1.3, §F.2)',
      {
        hybrid: { Features: ['SecureMail', 'CentralizedTransport'] },
        outbound: { RecipientDomains: ['*'], RouteAllMessagesViaOnPremises: true },
      },
    ],
    [
      'with Edge servers (§F.2.3)',
      {
        hybrid: {
          EdgeTransportServers: ['EDGE1'],
          ReceivingTransportServers: [],
          SendingTransportServers: [],
        },
        send: { SourceTransportServers: ['EDGE1'] },
        extra: [
          defaultFrontend('EDGE1', {
            Identity: 'EDGE1\\Default internal receive connector EDGE1',
            Name: 'Default internal receive connector EDGE1',
            TlsCertificateName: null,
            TlsDomainCapabilities: [],
          }),
        ],
      },
    ],
    [
      'with a certificate whose name is accepted (§E.3.1)',
      { inbound: { TlsSenderCertificateName: 'mail.contoso.com' }, extra: [accepted('mail.contoso.com')] },
    ],
    [
      'with a certificate of more names (§E.2.1, §F.3.5)',
      {
        outbound: { TlsDomain: 'smtp.contoso.com' },
        extra: [certificate(['mail.contoso.com', 'smtp.contoso.com'])],
      },
    ],
    ['with CertificateValidation (§F.2)', { send: { TlsAuthLevel: 'CertificateValidation' } }],
    [
      'in another cloud (§D.1)',
      {
        send: { TlsDomain: 'mail.protection.office365.us' },
        receive: { TlsDomainCapabilities: ['mail.protection.office365.us:AcceptCloudServicesMail'] },
      },
    ],
  ])('has no drift: %s', (_flavour, parts) => {
    const found = compare(parts);
    expect(brief(found)).toEqual([]);
    expect(found.compared).toBeGreaterThan(30);
  });

  it('has no drift on Exchange 2010, which goes by Fqdn and takes Exchange Online only (§D.4, §F.2.2)', () => {
    const old = exportRecord({ Name: 'OLD', AdminDisplayVersion: 'Version 14.3 (Build 123.4)' });
    const from365 = (changes: Properties) =>
      defaultFrontend('OLD', {
        Identity: 'OLD\\Inbound from Office 365',
        Name: 'Inbound from Office 365',
        Fqdn: 'mail.contoso.com',
        RemoteIPRanges: [
          '40.92.0.0/15',
          '40.107.0.0/16',
          '52.100.0.0/14',
          '104.47.0.0/17',
          '2a01:111:f400::/48',
          '2a01:111:f403::/48',
        ],
        TlsDomainCapabilities: ['mail.protection.outlook.com:AcceptOorgProtocol'],
        AuthMechanism: 'Tls',
        PermissionGroups: 'AnonymousUsers',
        ...changes,
      });
    expect(brief(compare({ extra: [old, from365({})] }))).toEqual([]);
    expect(
      brief(
        compare({ extra: [old, from365({ Fqdn: 'old.contoso.local', RemoteIPRanges: ['104.47.0.0/17'] })] }),
      ),
    ).toEqual(['breaking ReceiveConnector RemoteIPRanges', 'breaking ReceiveConnector Fqdn']);
  });
});

describe('flavours without a mail flow (§F.1)', () => {
  it.each<[string, ExportRecord[], boolean | undefined]>([
    [
      'Minimal or Express',
      [
        hybrid({ Features: ['FreeBusy', 'MoveMailbox'] }),
        defaultFrontend('EX01', { TlsCertificateName: null }),
      ],
      false,
    ],
    [
      'no hybrid at all',
      [
        send({ Identity: 'Internet', AddressSpaces: ['*'] }),
        inbound({ Name: 'Partner', ConnectorType: 'Partner' }),
      ],
      false,
    ],
    ['not told by the exports', [defaultFrontend('EX01', { TlsCertificateName: null })], undefined],
  ])('%s is no drift', (_flavour, records, mailFlow) => {
    const found = compareWizard(toOrganization(records).organization);
    expect(found).toMatchObject({ flavour: { mailFlow }, differences: [], compared: 0 });
  });
});

describe('drift from what the wizard writes (§F.2)', () => {
  it.each<[string, Parts, string]>([
    ['a send connector without TLS', { send: { RequireTLS: false } }, 'breaking SendConnector RequireTLS'],
    [
      'through a smart host',
      { send: { SmartHosts: ['smtp.fabrikam.com'] } },
      'breaking SendConnector SmartHosts',
    ],
    [
      'for other domains',
      { send: { AddressSpaces: ['smtp:fabrikam.com;1'] } },
      'breaking SendConnector AddressSpaces',
    ],
    [
      'without cross-premises headers',
      { send: { CloudServicesMailEnabled: false } },
      'risky SendConnector CloudServicesMailEnabled',
    ],
    [
      'from other servers',
      { send: { SourceTransportServers: ['EX07'] } },
      'breaking SendConnector SourceTransportServers',
    ],
    [
      'without validation',
      { send: { TlsAuthLevel: 'EncryptionOnly', TlsDomain: null } },
      'risky SendConnector TlsAuthLevel',
    ],
    [
      'a receive connector without capability',
      { receive: { TlsDomainCapabilities: [] } },
      'risky ReceiveConnector TlsDomainCapabilities',
    ],
    [
      'without STARTTLS',
      { receive: { AuthMechanism: 'Integrated' } },
      'breaking ReceiveConnector AuthMechanism',
    ],
    ['demanding TLS', { receive: { RequireTLS: true } }, 'harmless ReceiveConnector RequireTLS'],
    [
      'an inbound connector with another name',
      { inbound: { TlsSenderCertificateName: 'smtp.fabrikam.com' } },
      'breaking InboundConnector TlsSenderCertificateName',
    ],
    [
      'whose name is no accepted domain (§E.3.2)',
      {
        inbound: { TlsSenderCertificateName: 'mail.contoso.com' },
        extra: [certificate(['mail.contoso.com'])],
      },
      'breaking InboundConnector TlsSenderCertificateName',
    ],
    [
      'with addresses',
      { inbound: { SenderIPAddresses: ['192.0.2.1'] } },
      'harmless InboundConnector SenderIPAddresses',
    ],
    [
      'an outbound connector to another host',
      { outbound: { SmartHosts: ['gateway.contoso.com'] } },
      'breaking OutboundConnector SmartHosts',
    ],
    [
      'demanding another name (§F.3.5)',
      { outbound: { TlsDomain: 'www.contoso.com' }, extra: [certificate(['mail.contoso.com'])] },
      'breaking OutboundConnector TlsDomain',
    ],
    [
      'without validation',
      { outbound: { TlsSettings: 'EncryptionOnly' } },
      'breaking OutboundConnector TlsSettings',
    ],
    [
      'a HybridConfiguration that differs alone (§F.3.4)',
      { hybrid: { TlsCertificateName: '<I>CN=Old CA<S>CN=mail.contoso.com' } },
      'harmless HybridConfiguration TlsCertificateName',
    ],
  ])('%s', (_what, parts, expected) => {
    expect(brief(compare(parts))).toEqual([expected]);
  });

  it('tells where the expected certificate was read', () => {
    const { differences } = compare({ receive: { TlsCertificateName: null } });
    expect(differences).toMatchObject([
      {
        weight: 'breaking',
        setting: 'TlsCertificateName',
        reference: { value: NAME, origin: { path: 'TlsCertificateName' } },
        ownership: 'wizard',
        expectedFrom: 'table',
      },
    ]);
  });

  it('of a server that was not chosen is only what makes it answer unlike the others (§F.2.1)', () => {
    const added = defaultFrontend('EX02', {
      TlsCertificateName: null,
      TlsDomainCapabilities: [],
      RequireTLS: true,
      PermissionGroups: 'AnonymousUsers',
    });
    expect(brief(compare({ extra: [added] }))).toEqual([
      'breaking ReceiveConnector TlsCertificateName',
      'risky ReceiveConnector TlsDomainCapabilities',
    ]);
  });

  it('does not judge what the exports do not tell the wizard was told', () => {
    const records = [outbound({ SmartHosts: ['anything.contoso.com'], TlsDomain: 'x.contoso.com' })];
    expect(brief(compareWizard(toOrganization(records).organization))).toEqual([]);
  });

  it('says which settings the exports do not show', () => {
    const records = [
      exportRecord({
        Name: `Outbound to ${GUID}`,
        ConnectorType: 'OnPremises',
        UseMXRecord: false,
        TlsSettings: 'DomainValidation',
      }),
    ];
    const found = compareWizard(toOrganization(records).organization);
    expect(found.notCompared).toMatchObject([{ reason: 'absent', kind: 'OutboundConnector' }]);
    expect(found.notCompared[0]?.settings).toContain('CloudServicesMailEnabled');
  });
});

describe('Edge servers, where the wizard counts on what setup made (§A.2.5, §F.2.3)', () => {
  const edge = (changes: Properties, server = 'EDGE1'): Parts => ({
    hybrid: { EdgeTransportServers: ['EDGE1'], ReceivingTransportServers: [], SendingTransportServers: [] },
    send: { SourceTransportServers: ['EDGE1'] },
    extra: [
      exportRecord({
        Name: server,
        ServerRole: 'Edge',
        IsEdgeServer: true,
        AdminDisplayVersion: 'Version 15.2 (Build 1.1)',
      }),
      defaultFrontend(server, {
        Identity: `${server}\\Default internal receive connector ${server}`,
        Name: `Default internal receive connector ${server}`,
        Bindings: ['0.0.0.0:25'],
        RemoteIPRanges: ['0.0.0.0-255.255.255.255'],
        AuthMechanism: 'Tls, ExchangeServer',
        PermissionGroups: 'AnonymousUsers, ExchangeServers, Partners',
        TlsCertificateName: null,
        TlsDomainCapabilities: [],
        ...changes,
      }),
    ],
  });

  it.each<[string, Properties]>([
    ['as setup makes them', {}],
    ['with the certificate of the wizard by name', { TlsCertificateName: NAME }],
    [
      'with a capability set by hand',
      { TlsDomainCapabilities: ['mail.protection.outlook.com:AcceptCloudServicesMail'] },
    ],
  ])('have no drift %s', (_, changes) => {
    expect(brief(compare(edge(changes)))).toEqual([]);
  });

  it.each<[string, Properties, string]>([
    ['disabled', { Enabled: false }, 'breaking ReceiveConnector Enabled'],
    ['on another port', { Bindings: ['0.0.0.0:2525'] }, 'breaking ReceiveConnector Bindings'],
    [
      'closed to Exchange Online',
      { RemoteIPRanges: ['10.0.0.0/8'] },
      'breaking ReceiveConnector RemoteIPRanges',
    ],
    ['without TLS', { AuthMechanism: 'ExchangeServer' }, 'breaking ReceiveConnector AuthMechanism'],
    [
      'closed to anonymous senders',
      { PermissionGroups: 'ExchangeServers' },
      'breaking ReceiveConnector PermissionGroups',
    ],
    [
      'naming another certificate',
      { TlsCertificateName: '<I>CN=Other CA<S>CN=old.contoso.com' },
      'breaking ReceiveConnector TlsCertificateName',
    ],
  ])('drift when %s', (_, changes, expected) => {
    const found = compare(edge(changes));
    expect(brief(found)).toEqual([expected]);
    expect(found.differences).toMatchObject([{ server: 'EDGE1', expectedFrom: 'setup' }]);
  });

  it('are not judged where the wizard was not run for them', () => {
    expect(brief(compare(edge({ Enabled: false }, 'EDGE2')))).toEqual([]);
  });
});

describe('ownership (§F.3)', () => {
  it('holds hand-made connectors only to what mail breaks without (§F.3.1, §F.3.2)', () => {
    const byHand = { ConnectorSource: 'Default' };
    const parts: Parts = {
      inbound: { ...byHand, Name: 'From our servers', RequireTls: false, CloudServicesMailEnabled: false },
      outbound: {
        ...byHand,
        Name: 'To our servers',
        TlsSettings: 'CertificateValidation',
        TlsDomain: null,
        UseMXRecord: true,
      },
    };
    const found = compare(parts);
    expect(brief(found)).toEqual(['breaking OutboundConnector UseMXRecord']);
    expect(found.differences[0]).toMatchObject({ ownership: 'hand-made' });
  });

  it('knows a hand-made send connector by where it leads (§D.3, §F.3.3)', () => {
    const found = compare({
      send: {
        Identity: 'To the cloud',
        SmartHosts: ['contoso-com.mail.protection.outlook.com'],
        DNSRoutingEnabled: false,
        AddressSpaces: ['*'],
        CloudServicesMailEnabled: false,
      },
    });
    expect(brief(found)).toEqual(['risky SendConnector CloudServicesMailEnabled']);
  });
});

describe('a log of the wizard as the source of expected values', () => {
  const logged: readonly WizardLogValue[] = [
    {
      object: 'EX01\\Default Frontend EX01',
      property: 'TlsCertificateName',
      expected: '<I>CN=New CA<S>CN=mail.contoso.com',
      origin: { item: 'hcw.log', line: 7 },
    },
    {
      object: `outbound to office 365 - ${GUID}`,
      property: 'SmartHosts',
      expected: '{}',
      origin: { item: 'hcw.log', line: 20 },
    },
    {
      object: 'EX09\\Default Frontend EX09',
      property: 'RequireTLS',
      expected: 'False',
      origin: { item: 'hcw.log', line: 30 },
    },
  ];

  it('goes before the table, with its origin', () => {
    expect(compare({}, logged).differences).toMatchObject([
      {
        setting: 'TlsCertificateName',
        object: 'EX01\\Default Frontend EX01',
        reference: { value: '<I>CN=New CA<S>CN=mail.contoso.com', origin: { item: 'hcw.log', line: 7 } },
        expectedFrom: 'log',
      },
    ]);
  });

  it('is agreed with when values mean the same', () => {
    const same = [
      {
        object: 'EX01\\Default Frontend EX01',
        property: 'Bindings',
        expected: '{0.0.0.0:25, [::]:25}',
        origin: { item: 'hcw.log' },
      },
      {
        object: 'EX01\\Default Frontend EX01',
        property: 'TlsCertificateName',
        expected: NAME,
        origin: { item: 'hcw.log' },
      },
    ];
    expect(compare({}, same).differences).toEqual([]);
  });
});
