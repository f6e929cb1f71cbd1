import { guid } from '../../cases/chance.js';
import { certificateProperties } from '../../cases/exchange-certificates.js';
import { outboundConnectorObject } from '../../cases/outbound-connector.js';
import { printedTime } from '../../cases/printed.js';
import { receiveConnectorObjects } from '../../cases/receive-connectors.js';
import type { CaseServer } from '../../cases/server.js';
import { setupOf } from '../certificates.js';
import {
  hasMailFlow,
  MAIL_HOST,
  type LabConnector,
  type LabServer,
  type Organization,
} from '../organization.js';
import type { Printed } from './export.js';

const flag = (value: boolean) => (value ? 'True' : 'False');
const list = (values: readonly string[]) => `{${values.join(', ')}}`;

export function receiveConnectors(
  server: LabServer,
  { mail, decoys, servers }: Organization,
): readonly Printed[] {
  const drifted = decoys.includes('cosmetic-drift') && server === servers[0];
  const like: CaseServer = { ...server, mailCertificate: mail, setupCertificate: setupOf(server.name) };
  const made = receiveConnectorObjects(like);
  return server.connectors.map((connector) => {
    const base = made.find(({ Name }) => Name === connector.name) ?? made[2] ?? {};
    const drift = drifted ? { Banner: '220 Contoso', MaxMessageSize: '50 MB (52,428,800 bytes)' } : {};
    return { ...base, ...settings(server, connector, base['AuthMechanism'] ?? ''), ...drift };
  });
}

function settings(server: LabServer, connector: LabConnector, auth: string): Printed {
  const { name, bindings, ranges, ipv6, enabled, tls, fqdn, tlsCertificateName, capabilities, role } =
    connector;
  const identity = `${server.name}\\${name}`;
  const all = '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff';
  return {
    Name: name,
    Identity: identity,
    Id: identity,
    Guid: guid(identity),
    DistinguishedName: `CN=${name},CN=SMTP Receive Connectors,CN=Protocols,CN=${server.name},CN=Servers,CN=Contoso,DC=contoso,DC=local`,
    Bindings: list(bindings.map(({ address, port }) => `${address}:${port}`)),
    RemoteIPRanges: list([
      ...(ipv6 ? [all] : []),
      ...ranges.map(({ low, high }) => (low === high ? low : `${low}-${high}`)),
    ]),
    Enabled: flag(enabled),
    AuthMechanism: tls ? auth : auth.replace('Tls, ', '').replace(', BasicAuthRequireTLS', ''),
    Fqdn: fqdn,
    TlsCertificateName: tlsCertificateName ?? '',
    TlsDomainCapabilities: list(capabilities),
    TransportRole: role,
    Server: server.name,
  };
}

/** Certificates without a private key are not listed (§B.1.11). */
export function exchangeCertificates({ store }: LabServer): readonly Printed[] {
  return store
    .filter(({ key }) => key !== 'none')
    .map(({ certificate, services, status, rootCaType }) => ({
      ...certificateProperties({ certificate, services, rootCaType }),
      Status: status,
    }));
}

const PRODUCTS = {
  2013: '15.0 (Build 1497.2)',
  2016: '15.1 (Build 2507.6)',
  2019: '15.2 (Build 1544.4)',
  SE: '15.2 (Build 2562.17)',
} as const;

export function exchangeServer({ name, role, version }: LabServer): Printed {
  return {
    Name: name,
    Fqdn: `${name}.contoso.local`,
    IsHubTransportServer: flag(role === 'Mailbox'),
    IsClientAccessServer: flag(role === 'Mailbox'),
    IsEdgeServer: flag(role === 'Edge'),
    IsMailboxServer: flag(role === 'Mailbox'),
    IsFrontendTransportServer: flag(role === 'Mailbox'),
    AdminDisplayVersion: `Version ${PRODUCTS[version]}`,
    ServerRole: role,
    Identity: name,
    ObjectClass: '{top, server, msExchExchangeServer}',
  };
}

export function transportService({ name, internalThumbprint }: LabServer): Printed {
  return { Name: name, InternalTransportCertificateThumbprint: internalThumbprint ?? '', Identity: name };
}

const SEND_NAME = `Outbound to Office 365 - ${guid('contoso')}`;

export function sendConnectors({ send, sources, decoys }: Organization): readonly Printed[] {
  const hybrid = {
    DNSRoutingEnabled: 'True',
    TlsDomain: 'mail.protection.outlook.com',
    TlsAuthLevel: 'DomainValidation',
    ErrorPolicies: 'Default',
    SmartHosts: '{}',
    Port: '25',
    FrontendProxyEnabled: 'False',
    IgnoreSTARTTLS: 'False',
    CloudServicesMailEnabled: 'True',
    Fqdn: send.fqdn,
    TlsCertificateName: send.tlsCertificateName ?? '',
    RequireTLS: 'True',
    Enabled: 'True',
    ProtocolLoggingLevel: 'Verbose',
    DomainSecureEnabled: 'False',
    ConnectorType: 'Default',
    SmartHostsString: '',
    AddressSpaces: '{smtp:contoso.mail.onmicrosoft.com;1}',
    SourceTransportServers: list(sources),
    MaxMessageSize: '35 MB (36,700,160 bytes)',
    Name: SEND_NAME,
    Identity: SEND_NAME,
    Guid: guid(SEND_NAME),
    ObjectClass: '{top, msExchConnector, mailGateway, msExchRoutingSMTPConnector}',
  };
  return decoys.includes('internet-connector') ? [hybrid, { ...hybrid, ...INTERNET }] : [hybrid];
}

/** Opportunistic TLS to everybody else. */
const INTERNET: Printed = {
  TlsDomain: '',
  TlsAuthLevel: '',
  CloudServicesMailEnabled: 'False',
  Fqdn: '',
  TlsCertificateName: '',
  RequireTLS: 'False',
  AddressSpaces: '{SMTP:*;1}',
  Name: 'Internet',
  Identity: 'Internet',
  Guid: guid('internet'),
};

/** What the wizard was asked for last (§F.2). */
export function hybridConfiguration(organization: Organization): Printed {
  const { wizard, servers, sources, acceptedDomains, centralized } = organization;
  const edges = servers.filter(({ role }) => role === 'Edge').map(({ name }) => name);
  const mail = hasMailFlow(organization);
  const features = [
    'FreeBusy',
    'MoveMailbox',
    'Mailtips',
    'MessageTracking',
    'OwaRedirection',
    'OnlineArchive',
  ];
  return {
    ClientAccessServers: '{}',
    EdgeTransportServers: list(mail ? edges : []),
    ReceivingTransportServers: list(mail ? wizard.receiving : []),
    SendingTransportServers: list(mail && edges.length === 0 ? sources : []),
    OnPremisesSmartHost: mail ? MAIL_HOST : '',
    Domains: list(acceptedDomains.slice(0, 1)),
    Features: list([
      ...features,
      ...(mail ? ['SecureMail'] : []),
      'Photos',
      ...(mail && centralized ? ['CentralizedTransport'] : []),
    ]),
    ExternalIPAddresses: '{}',
    TLSCertificateName: mail ? wizard.tlsCertificateName : '',
    ServiceInstance: '0',
    Name: 'Hybrid Configuration',
    Identity: 'Hybrid Configuration',
    Guid: guid('hybrid'),
    ObjectClass: '{top, msExchCoexistenceRelationship}',
  };
}

export function outboundConnectors({ outbound, centralized, decoys }: Organization): readonly Printed[] {
  const { smartHost, tlsSettings, tlsDomain } = outbound;
  const made: Readonly<Record<string, unknown>> = outboundConnectorObject();
  const printed = Object.fromEntries(Object.entries(made).map(([name, value]) => [name, print(value)]));
  const routed = centralized ? { RecipientDomains: list(['*']), RouteAllMessagesViaOnPremises: 'True' } : {};
  const hybrid = {
    ...printed,
    ...routed,
    SmartHosts: list([smartHost]),
    TlsDomain: tlsDomain,
    TlsSettings: tlsSettings,
  };
  return decoys.includes('partner-connectors') ? [hybrid, { ...hybrid, ...TO_PARTNER }] : [hybrid];
}

const TO_PARTNER: Printed = {
  ConnectorType: 'Partner',
  ConnectorSource: 'Default',
  UseMXRecord: 'True',
  RecipientDomains: '{fabrikam.com}',
  SmartHosts: '{}',
  TlsDomain: '',
  TlsSettings: 'CertificateValidation',
  RouteAllMessagesViaOnPremises: 'False',
  CloudServicesMailEnabled: 'False',
  Name: 'To Fabrikam',
  Identity: 'To Fabrikam',
  Id: 'To Fabrikam',
  Guid: guid('fabrikam'),
};

function print(value: unknown): string {
  if (Array.isArray(value)) return list(value.map(String));
  if (typeof value === 'boolean') return flag(value);
  return typeof value === 'string' ? value : '';
}

export function inboundConnectors({ inbound }: Organization): readonly Printed[] {
  return inbound.map((connector) => ({
    Enabled: 'True',
    ConnectorType: connector.type,
    ConnectorSource: connector.source,
    SenderIPAddresses: '{}',
    SenderDomains: list([connector.senderDomains]),
    TrustedOrganizations: '{}',
    AssociatedAcceptedDomains: '{}',
    RequireTls: 'True',
    RestrictDomainsToIPAddresses: 'False',
    RestrictDomainsToCertificate: flag(connector.restrictToCertificate),
    CloudServicesMailEnabled: flag(connector.type === 'OnPremises'),
    TreatMessagesAsInternal: 'False',
    TlsSenderCertificateName: connector.tlsSenderCertificateName ?? '',
    Name: connector.name,
    Identity: connector.name,
    WhenChangedUTC: printedTime('2026-01-20T09:44:12Z'),
    ObjectClass: '{top, msExchSMTPInboundConnector}',
  }));
}

/** The tenant's, as `Get-AcceptedDomain` of Exchange Online prints them. */
export function cloudAcceptedDomains({ acceptedDomains }: Organization): readonly Printed[] {
  return acceptedDomains.map((domain) => ({
    DomainName: domain,
    DomainType: domain === 'contoso.com' ? 'InternalRelay' : 'Authoritative',
    Default: flag(domain === 'contoso.com'),
    InitialDomain: 'False',
    MatchSubDomains: 'False',
    Name: domain,
    Identity: domain,
    OrganizationId:
      'EURPR04A001.PROD.OUTLOOK.COM/Microsoft Exchange Hosted Organizations/contoso.onmicrosoft.com',
  }));
}
