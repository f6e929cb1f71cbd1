import type { ExportRecord, PropertyValue } from '@hybrid-mailflow/powershell-export';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultFrontend, exportRecord, relay } from '../test/export-record.js';
import { known, type Setting } from './setting.js';
import { toOrganization } from './to-organization.js';

const state = (setting: Setting<unknown> | undefined) =>
  setting?.state === 'unknown' ? setting.reason : setting && { value: setting.value };

describe('toOrganization', () => {
  it('models a receive connector in normal form, each setting with its origin', () => {
    const { organization, issues, unused } = toOrganization([defaultFrontend('EX01')]);
    const [connector] = organization.receiveConnectors;
    expect(organization.servers).toEqual(['EX01']);
    expect(issues).toEqual([]);
    expect(unused).toEqual([]);
    expect(connector).toMatchObject({
      kind: 'ReceiveConnector',
      identity: 'EX01\\Default Frontend EX01',
      server: 'EX01',
      serverFrom: 'content',
      origin: { item: 'connectors.txt', line: 1 },
    });
    expect(connector && known(connector.bindings)).toEqual([
      { family: 6, port: 25 },
      { family: 4, port: 25 },
    ]);
    expect(connector && known(connector.tlsDomainCapabilities)?.[0]).toMatchObject({
      domain: 'mail.protection.outlook.com',
      capabilities: ['AcceptCloudServicesMail'],
    });
    expect(connector?.tlsCertificateName.origin).toEqual({
      item: 'connectors.txt',
      line: 12,
      path: 'TlsCertificateName',
    });
  });

  it('gives one model for numbers, texts and objects of the same connector (§G.1, §G.3)', () => {
    const enumeration = (name: string, number: number): PropertyValue => ({
      kind: 'enum',
      value: { name, number },
    });
    const object = (properties: Record<string, PropertyValue>): PropertyValue => ({
      kind: 'object',
      value: exportRecord(properties),
    });
    const texts = toOrganization([defaultFrontend('EX01', { MaxMessageSize: '36 MB (37,748,736 bytes)' })]);
    const numbers = toOrganization([
      defaultFrontend('EX01', {
        Enabled: 'True',
        MaxMessageSize: '36 MB (37.748.736 bytes)',
        TransportRole: 16_384,
        Bindings: [
          object({ AddressFamily: 23, Address: object({ IPAddressToString: '::', ScopeId: 0 }), Port: 25 }),
          object({ AddressFamily: 2, Address: '0.0.0.0', Port: 25 }),
        ],
        RemoteIPRanges: [
          object({ LowerBound: '::', UpperBound: 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', RangeFormat: 3 }),
          object({
            LowerBound: '0.0.0.0',
            UpperBound: '255.255.255.255',
            Expression: '0.0.0.0-255.255.255.255',
          }),
        ],
        AuthMechanism: 31,
        PermissionGroups: enumeration('AnonymousUsers, ExchangeServers, ExchangeLegacyServers', 13),
        RequireTLS: 0,
        TlsCertificateName: object({
          CertificateIssuer: 'CN=Contoso Public CA, O=Contoso Trust, C=US',
          CertificateSubject: 'CN=mail.contoso.com',
          SubjectCommonName: 'mail.contoso.com',
        }),
        TlsDomainCapabilities: [object({ Domain: 'mail.protection.outlook.com', Capabilities: 512 })],
      }),
    ]);
    const values = ({ organization: { receiveConnectors } }: typeof texts) =>
      receiveConnectors.map((connector) => ({
        flags: [
          known(connector.authMechanism),
          known(connector.permissionGroups),
          known(connector.transportRole),
        ],
        bindings: known(connector.bindings),
        ranges: known(connector.remoteIpRanges)?.map(({ lo, hi }) => [lo, hi]),
        certificate: known(connector.tlsCertificateName),
        capability: known(connector.tlsDomainCapabilities)?.map(({ domain, capabilities }) => [
          domain,
          capabilities,
        ]),
        size: known(connector.maxMessageSize),
        switches: [known(connector.enabled), known(connector.requireTls)],
      }));
    expect(values(numbers)).toEqual(values(texts));
  });

  it('tells null, empty, absent and truncated apart (§G.3.7)', () => {
    const { organization } = toOrganization([
      exportRecord({
        Identity: 'EX01\\R',
        PermissionGroups: 'AnonymousUsers',
        TlsCertificateName: null,
        TlsDomainCapabilities: [],
        RemoteIPRanges: { cut: ['10.0.0.1', '10.0.0.2'] },
      }),
    ]);
    const [connector] = organization.receiveConnectors;
    expect(state(connector?.tlsCertificateName)).toEqual({ value: null });
    expect(state(connector?.tlsDomainCapabilities)).toEqual({ value: [] });
    expect(state(connector?.bindings)).toBe('absent');
    expect(state(connector?.remoteIpRanges)).toBe('truncated');
    expect(connector?.remoteIpRanges).toMatchObject({
      visible: [{ text: '10.0.0.1' }, { text: '10.0.0.2' }],
    });
  });

  it('takes an enumeration that reads back empty for a failed read (ExchangeDsc issue 452)', () => {
    const { organization, issues } = toOrganization([defaultFrontend('EX01', { AuthMechanism: null })]);
    expect(state(organization.receiveConnectors[0]?.authMechanism)).toBe('unreadable');
    expect(issues.map(({ code, origin }) => [code, origin.path])).toEqual([
      ['UNREADABLE_VALUE', 'AuthMechanism'],
    ]);
  });

  it('leaves what it does not understand unknown, with an issue and what could be read', () => {
    const { organization, issues } = toOrganization([
      defaultFrontend('EX01', { RemoteIPRanges: ['10.0.0.1', 'everyone'], MaxMessageSize: 'plenty' }),
    ]);
    const [connector] = organization.receiveConnectors;
    expect(connector?.remoteIpRanges).toMatchObject({
      reason: 'unreadable',
      visible: [{ text: '10.0.0.1' }],
    });
    expect(connector?.maxMessageSize).toMatchObject({ reason: 'unreadable', raw: 'plenty' });
    expect(issues.map(({ code }) => code)).toEqual(['UNREADABLE_VALUE', 'UNREADABLE_VALUE']);
  });

  it('reports a single 0.0.0.0 among the ranges (§A.1)', () => {
    const { issues } = toOrganization([relay('EX01', ['0.0.0.0'])]);
    expect(issues).toMatchObject([
      { code: 'SINGLE_UNSPECIFIED_ADDRESS', origin: { path: 'RemoteIPRanges' } },
    ]);
  });

  it('reads lists that Export-Csv joined by blanks', () => {
    const { organization } = toOrganization([
      defaultFrontend('EX01', {
        Bindings: '[::]:25 0.0.0.0:25',
        TlsDomainCapabilities:
          'a.example:AcceptOorgProtocol,AcceptOorgHeader mail.protection.outlook.com:512',
      }),
    ]);
    const [connector] = organization.receiveConnectors;
    expect(connector && known(connector.bindings)?.length).toBe(2);
    expect(connector && known(connector.tlsDomainCapabilities)?.map(({ domain }) => domain)).toEqual([
      'a.example',
      'mail.protection.outlook.com',
    ]);
  });

  it('passes records of other things on', () => {
    const mailbox = exportRecord({ PrimarySmtpAddress: 'a@contoso.com' }, { command: 'Get-Mailbox' });
    expect(toOrganization([mailbox])).toMatchObject({ unused: [mailbox], issues: [] });
  });
});

describe('the server of an object', () => {
  const certificate = (properties: Record<string, PropertyValue>, parts = {}) =>
    toOrganization([
      exportRecord({ Thumbprint: 'AA', Subject: 'CN=x', NotAfter: 'later', ...properties }, parts),
    ]);
  const told = ({ organization, issues }: ReturnType<typeof certificate>) => {
    const [object] = [...organization.certificates, ...organization.receiveConnectors];
    return [object?.server, object?.serverFrom, ...issues.map(({ code }) => code)];
  };

  it.each<[string, Record<string, PropertyValue>, object]>([
    ['its Identity', { Identity: 'EX02.contoso.local\\AA' }, {}],
    ['a Server property', { Server: 'ex02' }, {}],
    ['the command above it', {}, { command: 'Get-ExchangeCertificate -Server EX02 | fl' }],
    ['the session it came through', { PSComputerName: 'ex02.contoso.local' }, {}],
  ])('is told by %s', (_, properties, parts) => {
    expect(told(certificate(properties, { item: 'ex07.txt', ...parts }))).toEqual(['EX02', 'content']);
  });

  it('is told by the setup certificate in the same export (§B.1.8)', () => {
    const item = 'ex07.txt';
    const setup = exportRecord(
      {
        Thumbprint: 'BB',
        Subject: 'CN=EX02',
        Issuer: 'CN=EX02',
        CertificateDomains: ['EX02', 'EX02.contoso.local'],
      },
      { item, line: 20 },
    );
    const other = exportRecord(
      { Thumbprint: 'AA', Subject: 'CN=mail.contoso.com', NotAfter: 'later' },
      { item },
    );
    const { organization } = toOrganization([other, setup]);
    expect(organization.certificates.map(({ server, serverFrom }) => [server, serverFrom])).toEqual([
      ['EX02', 'content'],
      ['EX02', 'content'],
    ]);
  });

  it('is told by the name setup gives a connector', () => {
    const named = exportRecord(
      { Name: 'Default Frontend EX02', Bindings: ['0.0.0.0:25'] },
      { item: 'ex07.txt' },
    );
    expect(told(toOrganization([named]))).toEqual(['EX02', 'content']);
    expect(toOrganization([named]).organization.receiveConnectors[0]?.identity).toBe(
      'EX02\\Default Frontend EX02',
    );
  });

  it('is told by the file name only where the content is silent, and said', () => {
    expect(told(certificate({}, { item: 'exports/ex02-certificates.txt' }))).toEqual([
      'EX02',
      'file-name',
      'SERVER_FROM_FILE_NAME',
    ]);
    const named = defaultFrontend('MAIL-A');
    const nameless = exportRecord({ Thumbprint: 'AA', Subject: 'CN=x' }, { item: 'certs of mail-a.txt' });
    expect(toOrganization([named, nameless]).organization.certificates[0]?.server).toBe('MAIL-A');
  });

  it.each(['certificates.txt', 'certs-2.txt', 'ex01-vs-ex02.txt', 'part2/utf8.txt'])(
    'is not told by %s',
    (item) => {
      expect(told(certificate({}, { item }))).toEqual([undefined, 'nothing', 'SERVER_UNKNOWN']);
    },
  );

  it('is found in a distinguished name', () => {
    const identity =
      'CN=Relay\\, old,CN=SMTP Receive Connectors,CN=Protocols,CN=EX02,CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),DC=contoso,DC=local';
    const { organization } = toOrganization([exportRecord({ Identity: identity, Bindings: ['0.0.0.0:25'] })]);
    expect(organization.receiveConnectors[0]).toMatchObject({ identity: 'EX02\\Relay, old', server: 'EX02' });
  });
});

describe('the side of an object', () => {
  const domain = (properties: Record<string, PropertyValue>, item = 'domains.txt') =>
    toOrganization([
      exportRecord({ DomainName: 'Contoso.com', DomainType: 'Authoritative', ...properties }, { item }),
    ]);

  it.each([
    ['cloud', { OriginatingServer: 'AM5PR01A06DC003.EURPR01A006.prod.outlook.com' }],
    ['cloud', { DistinguishedName: 'CN=contoso.com,DC=EURPR01A006,DC=prod,DC=outlook,DC=com' }],
    ['cloud', { PSComputerName: 'outlook.office365.com' }],
    ['onprem', { OriginatingServer: 'dc01.contoso.local' }],
    ['onprem', { PSComputerName: 'ex01.contoso.local' }],
  ] as const)('is %s by %o', (side, properties) => {
    expect(domain(properties, 'exo.txt').organization.acceptedDomains[0]).toMatchObject({
      side,
      sideFrom: 'content',
    });
  });

  it('is that of its neighbours in the same export', () => {
    const neighbour = exportRecord(
      { Name: 'Outbound to x', TlsSettings: 'DomainValidation' },
      { item: 'all.txt' },
    );
    const accepted = exportRecord(
      { DomainName: 'contoso.com', DomainType: 'Authoritative' },
      { item: 'all.txt' },
    );
    const { organization } = toOrganization([accepted, neighbour]);
    expect(organization.acceptedDomains[0]).toMatchObject({ side: 'cloud', sideFrom: 'content' });
  });

  it('is told by the file name as a last resort, and said', () => {
    const { organization, issues } = domain({}, 'exo/accepted-domains.csv');
    expect(organization.acceptedDomains[0]).toMatchObject({ side: 'cloud', sideFrom: 'file-name' });
    expect(issues.map(({ code }) => code)).toEqual(['SIDE_FROM_FILE_NAME']);
    expect(domain({}).issues.map(({ code }) => code)).toEqual(['SIDE_UNKNOWN']);
  });
});

describe('other kinds', () => {
  it('are modelled in normal form', () => {
    const { organization, issues } = toOrganization([
      exportRecord({
        Identity: 'Outbound to Office 365 - 1',
        AddressSpaces: ['SMTP:Contoso.mail.onmicrosoft.com;1'],
        SourceTransportServers: ['EX01', 'CN=EX02,CN=Servers,CN=x'],
        TlsAuthLevel: null,
        SmartHosts: [],
      }),
      exportRecord({
        Name: 'Inbound from 1',
        SenderDomains: ['smtp:*;1'],
        SenderIPAddresses: ['192.0.2.0/24'],
      }),
      exportRecord({
        Name: 'Outbound to 1',
        RecipientDomains: ['Contoso.com'],
        SmartHosts: ['Mail.contoso.com', '1.2.3.4'],
      }),
      exportRecord({ Thumbprint: 'a b:c', Services: 'IP.WS..', Subject: 'CN=EX01', Server: 'EX01' }),
      exportRecord({
        Name: 'EX01',
        AdminDisplayVersion: 'Version 15.2 (Build 986.5)',
        ServerRole: 'Mailbox',
      }),
      exportRecord({
        Name: 'Hybrid Configuration',
        OnPremisesSmartHost: 'mail.contoso.com',
        Domains: ['autod:Contoso.com'],
        Features: ['FreeBusy', 'SecureMail'],
        ReceivingTransportServers: ['ex01', 'ex03'],
      }),
      exportRecord({ DomainName: '*', TargetDeliveryDomain: true, PSComputerName: 'ex01.contoso.local' }),
      exportRecord({ Name: 'ex01', InternalTransportCertificateThumbprint: 'AB' }),
    ]);
    expect(issues).toEqual([]);
    expect(organization.servers).toEqual(['EX01', 'EX02', 'EX03']);
    const [send] = organization.sendConnectors;
    expect(send && [known(send.addressSpaces), known(send.tlsAuthLevel), known(send.smartHosts)]).toEqual([
      ['smtp:contoso.mail.onmicrosoft.com;1'],
      null,
      [],
    ]);
    const [outbound] = organization.outboundConnectors;
    expect(outbound && known(outbound.smartHosts)).toEqual(['mail.contoso.com', '[1.2.3.4]']);
    const [certificate] = organization.certificates;
    expect(certificate && [known(certificate.thumbprint), known(certificate.services)]).toEqual([
      'ABC',
      ['IMAP', 'POP', 'IIS', 'SMTP'],
    ]);
    const [hybrid] = organization.hybridConfigurations;
    expect(hybrid && [known(hybrid.domains), known(hybrid.features)]).toEqual([
      ['contoso.com'],
      ['FreeBusy', 'SecureMail'],
    ]);
    expect(organization.remoteDomains).toHaveLength(1);
    expect(organization.transportServices[0]?.name).toBe('EX01');
  });

  it.each([
    ['a CSV of a remote session', 'FreeBusy SecureMail CentralizedTransport'],
    ['a list', '{FreeBusy, SecureMail, CentralizedTransport}'],
  ])('hold the features of the wizard as printed in %s', (_form, Features) => {
    const { organization } = toOrganization([
      exportRecord({ Name: 'Hybrid Configuration', OnPremisesSmartHost: 'mail.contoso.com', Features }),
    ]);
    const [hybrid] = organization.hybridConfigurations;
    expect(hybrid && known(hybrid.features)).toEqual(['FreeBusy', 'SecureMail', 'CentralizedTransport']);
  });

  it('hold the lists that mutual TLS is demanded of, on either side (§D.2)', () => {
    const { organization } = toOrganization([
      exportRecord({
        Name: 'Transport Settings',
        TLSReceiveDomainSecureList: ['Fabrikam.com'],
        TLSSendDomainSecureList: [],
        MaxReceiveSize: '36 MB (37 748 736 bytes)',
        OriginatingServer: 'DC01.contoso.local',
      }),
    ]);
    const [config] = organization.transportConfigs;
    expect(config).toMatchObject({ side: 'onprem', sideFrom: 'content' });
    expect(config && known(config.tlsReceiveDomainSecureList)).toEqual(['fabrikam.com']);
    expect(config && known(config.tlsSendDomainSecureList)).toEqual([]);
    expect(config && known(config.maxReceiveSize)).toBe(37_748_736);
  });

  it('tie the connectors of the wizard to an on-premises organization (§F.2)', () => {
    const { organization } = toOrganization([
      exportRecord({
        Identity: 'Contoso',
        HybridDomains: ['Contoso.com'],
        InboundConnector: 'Inbound from 1',
        OutboundConnector: 'Outbound to 1',
      }),
    ]);
    const [object] = organization.onPremisesOrganizations;
    expect(object && [known(object.inboundConnector), known(object.hybridDomains)]).toEqual([
      'Inbound from 1',
      ['contoso.com'],
    ]);
  });

  it('read the limits of a receive connector (§A.2)', () => {
    const { organization, issues } = toOrganization([
      defaultFrontend('EX01', {
        MaxInboundConnectionPerSource: 'Unlimited',
        MessageRateLimit: 5,
        MessageRateSource: 2,
        TarpitInterval: '00:00:05',
        SizeEnabled: 'EnabledWithoutValue',
        Banner: '',
      }),
    ]);
    const [connector] = organization.receiveConnectors;
    expect(issues).toEqual([]);
    expect(
      connector && [
        known(connector.maxInboundConnectionPerSource),
        known(connector.messageRateLimit),
        known(connector.messageRateSource),
        known(connector.tarpitInterval),
        known(connector.sizeEnabled),
        known(connector.banner),
      ],
    ).toEqual(['Unlimited', 5, 'User', 5, 'EnabledWithoutValue', null]);
  });
});

describe('toOrganization, for any records', () => {
  const leaf = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.uint8Array({ maxLength: 4 }),
    fc.constantFrom('0.0.0.0:25', '<I>a<S>b', 'smtp:*;1', '{a, b}', 'Tls, Integrated'),
  );
  const { value } = fc.letrec<{ value: PropertyValue; record: ExportRecord }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .record({ name: fc.string(), number: fc.integer() })
        .map((value) => ({ kind: 'enum' as const, value })),
      tie('record').map((value) => ({ kind: 'object' as const, value })),
    ),
    record: fc
      .dictionary(
        fc.constantFrom('Address', 'Port', 'Domain', 'Capabilities', 'Name', 'LowerBound'),
        tie('value'),
      )
      .map((properties) => exportRecord(properties)),
  }));
  const names = fc.constantFrom(
    ...'Identity Name Server Bindings RemoteIPRanges AuthMechanism TlsCertificateName TlsDomainCapabilities Enabled'.split(
      ' ',
    ),
    ...'AddressSpaces SmartHosts SenderDomains RecipientDomains Thumbprint Services CertificateDomains Subject Issuer'.split(
      ' ',
    ),
    ...'AdminDisplayVersion Features DomainName DomainType WhenChanged __proto__ constructor'.split(' '),
  );
  const typeName = fc.constantFrom(
    'ReceiveConnector',
    'SendConnector',
    'X.InboundConnector',
    'ExchangeCertificate',
    '',
  );

  it('never throws, and uses or returns every record', () => {
    const anyRecord = fc
      .tuple(fc.dictionary(names, value), typeName)
      .map(([properties, typeName]) => exportRecord(properties, { typeName }));
    fc.assert(
      fc.property(fc.array(anyRecord, { maxLength: 6 }), (records) => {
        const { organization, unused } = toOrganization(records);
        const { servers, ...objects } = organization;
        const used = Object.values(objects).flatMap((list) => list.flatMap((object) => object.records));
        expect(new Set([...used, ...unused])).toEqual(new Set(records));
        expect(servers.every((server) => server !== '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
