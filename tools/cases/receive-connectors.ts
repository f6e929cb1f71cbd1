import { guid } from './chance.js';
import { formatList, printedTime, typed } from './printed.js';
import { type CaseServer, fqdnOf, issuerOf, subjectOf } from './server.js';

interface SetupConnector {
  readonly name: string;
  readonly role: 'FrontendTransport' | 'HubTransport';
  readonly port: number;
  readonly auth: string;
  readonly groups: string;
  readonly domainSecure: boolean;
  readonly gssapi: boolean;
  readonly logging: 'Verbose' | 'None';
  readonly rate: string;
  readonly source: string;
  readonly perSource: string;
  readonly percentage: string;
  readonly recipients: string;
  readonly size: string;
  readonly tarpit: string;
}

const ALL_AUTH = 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer';
const USUAL = {
  auth: ALL_AUTH,
  rate: 'Unlimited',
  source: 'IPAddress',
  perSource: '20',
  percentage: '2',
  recipients: '200',
  size: 'Enabled',
  tarpit: '00:00:05',
} as const;

/** The five connectors that setup makes on a Mailbox server of Exchange 2019 (§A.2). */
const CONNECTORS: readonly SetupConnector[] = [
  {
    ...USUAL,
    name: 'Default',
    role: 'HubTransport',
    port: 2525,
    groups: 'ExchangeUsers, ExchangeServers, ExchangeLegacyServers',
    domainSecure: false,
    gssapi: false,
    logging: 'None',
    perSource: 'Unlimited',
    percentage: '100',
    recipients: '5000',
    size: 'EnabledWithoutValue',
  },
  {
    ...USUAL,
    name: 'Client Proxy',
    role: 'HubTransport',
    port: 465,
    groups: 'ExchangeUsers, ExchangeServers',
    domainSecure: false,
    gssapi: true,
    logging: 'None',
    rate: '5',
    source: 'User',
  },
  {
    ...USUAL,
    name: 'Default Frontend',
    role: 'FrontendTransport',
    port: 25,
    groups: 'AnonymousUsers, ExchangeServers, ExchangeLegacyServers',
    domainSecure: true,
    gssapi: false,
    logging: 'Verbose',
  },
  {
    ...USUAL,
    name: 'Outbound Proxy Frontend',
    role: 'FrontendTransport',
    port: 717,
    groups: 'ExchangeServers',
    domainSecure: true,
    gssapi: false,
    logging: 'Verbose',
    tarpit: '00:00:00',
  },
  {
    ...USUAL,
    name: 'Client Frontend',
    role: 'FrontendTransport',
    port: 587,
    auth: 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS',
    groups: 'ExchangeUsers',
    domainSecure: false,
    gssapi: true,
    logging: 'None',
    rate: '5',
    source: 'User',
  },
];

/** What `Get-ReceiveConnector -Server … | fl` prints, every property in Exchange's order (§G.2). */
export function receiveConnectors(server: CaseServer): string {
  return (
    typed(`Get-ReceiveConnector -Server ${server.name} | fl`) + formatList(receiveConnectorObjects(server))
  );
}

/** Every property by name, as printed, connector by connector. */
export function receiveConnectorObjects(server: CaseServer): readonly Readonly<Record<string, string>>[] {
  return CONNECTORS.map((connector) => propertiesOf(connector, server));
}

function propertiesOf(connector: SetupConnector, server: CaseServer): Readonly<Record<string, string>> {
  const name = `${connector.name} ${server.name}`;
  const wizard = connector.name === 'Default Frontend' ? server.wizard : undefined;
  return {
    RunspaceId: guid('runspace'),
    ...sessionProperties(connector, server, wizard),
    ...limitProperties(connector),
    PermissionGroups: connector.groups,
    PipeliningEnabled: 'True',
    ProtocolLoggingLevel: connector.logging,
    RemoteIPRanges: '{::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 0.0.0.0-255.255.255.255}',
    RequireEHLODomain: 'False',
    RequireTLS: 'False',
    EnableAuthGSSAPI: printed(connector.gssapi),
    ExtendedProtectionPolicy: 'None',
    LiveCredentialEnabled: 'False',
    TlsDomainCapabilities:
      wizard === undefined ? '{}' : '{mail.protection.outlook.com:AcceptCloudServicesMail}',
    Server: server.name,
    TransportRole: connector.role,
    RejectReservedTopLevelRecipientDomains: 'False',
    RejectReservedSecondLevelRecipientDomains: 'False',
    RejectSingleLabelRecipientDomains: 'False',
    AcceptConsumerMail: 'False',
    SizeEnabled: connector.size,
    TarpitInterval: connector.tarpit,
    AuthTarpitInterval: '00:00:05',
    MaxAcknowledgementDelay: '00:00:30',
    ...directoryProperties(name, server, wizard ?? server.installed),
  };
}

function sessionProperties(connector: SetupConnector, server: CaseServer, wizard: string | undefined) {
  const { mailCertificate } = server;
  return {
    AuthMechanism: connector.auth,
    Banner: '',
    BinaryMimeEnabled: 'True',
    Bindings: `{[::]:${connector.port}, 0.0.0.0:${connector.port}}`,
    ChunkingEnabled: 'True',
    DefaultDomain: '',
    DeliveryStatusNotificationEnabled: 'True',
    EightBitMimeEnabled: 'True',
    SmtpUtf8Enabled: 'True',
    BareLinefeedRejectionEnabled: 'False',
    DomainSecureEnabled: printed(connector.domainSecure),
    EnhancedStatusCodesEnabled: 'True',
    LongAddressesEnabled: 'False',
    OrarEnabled: 'False',
    SuppressXAnonymousTls: 'False',
    ProxyEnabled: 'False',
    AdvertiseClientSettings: 'False',
    Fqdn: fqdnOf(server),
    ServiceDiscoveryFqdn: '',
    TlsCertificateName:
      wizard === undefined ? '' : `<I>${issuerOf(mailCertificate)}<S>${subjectOf(mailCertificate)}`,
    Comment: '',
    Enabled: 'True',
  };
}

function limitProperties(connector: SetupConnector) {
  return {
    ConnectionTimeout: '00:10:00',
    ConnectionInactivityTimeout: '00:05:00',
    MessageRateLimit: connector.rate,
    MessageRateSource: connector.source,
    MaxInboundConnection: '5000',
    MaxInboundConnectionPerSource: connector.perSource,
    MaxInboundConnectionPercentagePerSource: connector.percentage,
    MaxHeaderSize: '256 KB (262,144 bytes)',
    MaxHopCount: '60',
    MaxLocalHopCount: '5',
    MaxLogonFailures: '3',
    MaxMessageSize: '36 MB (37,748,736 bytes)',
    MaxProtocolErrors: '5',
    MaxRecipientsPerMessage: connector.recipients,
  };
}

/** What every object of the directory has. */
function directoryProperties(name: string, server: CaseServer, changed: string) {
  const identity = `${server.name}\\${name}`;
  const services = 'CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=contoso,DC=local';
  const groups = `CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=Contoso,${services}`;
  return {
    AdminDisplayName: '',
    ExchangeVersion: '0.1 (8.0.535.0)',
    Name: name,
    DistinguishedName: `CN=${name},CN=SMTP Receive Connectors,CN=Protocols,CN=${server.name},CN=Servers,${groups}`,
    Identity: identity,
    Guid: guid(identity),
    ObjectCategory: 'contoso.local/Configuration/Schema/ms-Exch-Smtp-Receive-Connector',
    ObjectClass: '{top, msExchSmtpReceiveConnector}',
    WhenChanged: printedTime(changed),
    WhenCreated: printedTime(server.installed),
    WhenChangedUTC: printedTime(changed),
    WhenCreatedUTC: printedTime(server.installed),
    OrganizationId: '',
    Id: identity,
    OriginatingServer: 'DC01.contoso.local',
    IsValid: 'True',
    ObjectState: 'Unchanged',
  };
}

const printed = (flag: boolean) => (flag ? 'True' : 'False');
