import type { ExportRecord, Property, PropertyValue } from '../packages/powershell-export/src/index.js';

export const CONNECTORS = 30;
export const CERTIFICATES = 40;
const NAME = '<I>CN=Contoso Public CA, O=Contoso Trust, C=US<S>CN=mail.contoso.com';

function record(
  item: string,
  properties: Readonly<Record<string, PropertyValue>>,
  typeName: string,
): ExportRecord {
  let line = 1;
  const entries = Object.entries(properties).map(([path, value]): [string, Property] => {
    const origin = { item, line: line++, path };
    const empty = value === null || (Array.isArray(value) && value.length === 0);
    return [path, empty ? { state: 'empty', origin } : { state: 'value', value, origin }];
  });
  return {
    format: 'format-list',
    typeNames: [typeName],
    properties: new Map(entries),
    origin: { item, line: 1 },
  };
}

/** The connector the wizard adapts, and relays with ranges of their own; every tenth server was added later and differs. */
function connector(server: string, number: number, odd: boolean): ExportRecord {
  const name = number === 0 ? `Default Frontend ${server}` : `Relay ${number}`;
  return record(
    `${server}/receive-connectors.txt`,
    {
      Identity: `${server}\\${name}`,
      Name: name,
      Server: server,
      Enabled: true,
      TransportRole: 'FrontendTransport',
      Bindings: ['[::]:25', '0.0.0.0:25'],
      RemoteIPRanges:
        number === 0
          ? ['::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255']
          : Array.from({ length: 10 }, (_, at) => `198.51.${number}.${at}`),
      AuthMechanism: 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer',
      PermissionGroups: 'AnonymousUsers, ExchangeServers, ExchangeLegacyServers',
      RequireTLS: false,
      Fqdn: `${server}.contoso.local`,
      TlsCertificateName: odd ? null : NAME,
      TlsDomainCapabilities: odd ? [] : ['mail.protection.outlook.com:AcceptCloudServicesMail'],
      ProtocolLoggingLevel: 'Verbose',
      MaxMessageSize: '36 MB (37,748,736 bytes)',
      ConnectionTimeout: '00:10:00',
      ConnectionInactivityTimeout: '00:05:00',
      MaxInboundConnectionPerSource: '20',
      TarpitInterval: '00:00:05',
      WhenChangedUTC: '2026-11-01T08:00:00Z',
    },
    'ReceiveConnector',
  );
}

function certificate(server: string, number: number): ExportRecord {
  const isPublic = number === 0;
  const subject = isPublic
    ? 'CN=mail.contoso.com'
    : number === 1
      ? `CN=${server}`
      : `CN=app${number}.contoso.com`;
  return record(
    `${server}/certificates.txt`,
    {
      Identity: `${server}\\${number}`,
      Thumbprint: number.toString(16).padStart(40, isPublic ? 'A' : server.replace(/\D/g, '')),
      Subject: subject,
      Issuer: isPublic ? 'CN=Contoso Public CA, O=Contoso Trust, C=US' : subject,
      CertificateDomains: number === 1 ? [server, `${server}.contoso.local`] : [subject.slice(3)],
      NotBefore: '2026-01-01 00:00:00',
      NotAfter: '2027-02-01 00:00:00',
      Services: number < 2 ? 'IIS, SMTP' : 'None',
      Status: 'Valid',
      RootCAType: isPublic ? 'ThirdParty' : 'None',
      IsSelfSigned: !isPublic,
      HasPrivateKey: true,
      SerialNumber: String(number),
    },
    'ExchangeCertificate',
  );
}

function shared(servers: readonly string[]): ExportRecord[] {
  return [
    record(
      'send.txt',
      {
        Identity: 'Outbound to Office 365',
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
        SourceTransportServers: [...servers],
      },
      'SendConnector',
    ),
    record(
      'outbound.json',
      {
        Name: 'Outbound to 0f6c1b7e-1111-2222-3333-444444444444',
        Enabled: true,
        ConnectorType: 'OnPremises',
        RecipientDomains: ['contoso.com'],
        SmartHosts: ['mail.contoso.com'],
        UseMXRecord: false,
        TlsSettings: 'DomainValidation',
        TlsDomain: 'mail.contoso.com',
      },
      'OutboundConnector',
    ),
    record(
      'inbound.json',
      {
        Name: 'Inbound from 0f6c1b7e-1111-2222-3333-444444444444',
        Enabled: true,
        ConnectorType: 'OnPremises',
        SenderDomains: ['smtp:*;1'],
        TlsSenderCertificateName: 'mail.contoso.com',
        CloudServicesMailEnabled: true,
      },
      'InboundConnector',
    ),
  ];
}

/** Exports of as many servers, of 30 connectors and 40 certificates each, and of what they share. */
export function generateServers(size: number): readonly ExportRecord[] {
  const servers = Array.from({ length: size }, (_, at) => `EX${String(at).padStart(3, '0')}`);
  return [
    ...servers.flatMap((server, at) => [
      ...Array.from({ length: CONNECTORS }, (_, number) =>
        connector(server, number, at % 10 === 9 && number === 0),
      ),
      ...Array.from({ length: CERTIFICATES }, (_, number) => certificate(server, number)),
    ]),
    ...shared(servers),
  ];
}
