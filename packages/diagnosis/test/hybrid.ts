import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { predict } from '../src/predict/predict.js';
import { readEvidence } from '../src/read-evidence.js';
import type { Finding } from '../src/diagnosis.js';
import { RULES } from '../src/rules/index.js';
import { runRules } from '../src/rules/run-rules.js';
import type { Situation } from '../src/situation.js';
import {
  CAPABILITY,
  inboundConnector,
  item,
  PUBLIC,
  PUBLIC_NAME,
  type TestCertificate,
} from './organization.js';

type Properties = Readonly<Record<string, unknown>>;

/** An organization as the Hybrid Configuration Wizard leaves it (§F.2); give what differs. */
export interface TestHybrid {
  readonly servers: readonly string[];
  readonly edges: readonly string[];
  /** Of every Default Frontend, or by server. */
  readonly receive: Properties;
  readonly receiveOf: Readonly<Record<string, Properties>>;
  /** Receive connectors beside those: their properties, with Server. */
  readonly moreReceive: readonly Properties[];
  readonly send: Properties | null;
  readonly moreSend: readonly Properties[];
  readonly inbound: Properties | null;
  readonly moreInbound: readonly Properties[];
  readonly outbound: Properties | null;
  readonly moreOutbound: readonly Properties[];
  readonly hybrid: Properties;
  readonly domains: readonly string[];
  /** The hybrid certificate of every server, or by server; undefined in a list: the setup certificate is there always. */
  readonly certificates: readonly Properties[];
  readonly certificatesOf: Readonly<Record<string, readonly Properties[]>>;
  readonly exchangeServer: Properties;
  readonly transport: Properties;
  readonly items: readonly EvidenceItem[];
  readonly asOf: string;
}

export const GUID = '00000000-1111-2222-3333-444444444444';
export const SETUP_THUMBPRINT = 'C'.repeat(40);

const ALL = ['::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255'];

/** A certificate as Get-ExchangeCertificate | ConvertTo-Json tells of it. */
export function certificate(differing: Partial<TestCertificate> & Properties = {}): Properties {
  const { subject, issuer, domains, thumbprint, notBefore, notAfter, ...more } = { ...PUBLIC, ...differing };
  return {
    Subject: subject,
    Issuer: issuer,
    CertificateDomains: domains,
    Thumbprint: thumbprint,
    NotBefore: notBefore ?? '2026-06-01T00:00:00Z',
    NotAfter: notAfter ?? '2027-06-01T00:00:00Z',
    IsSelfSigned: false,
    HasPrivateKey: true,
    RootCAType: 'ThirdParty',
    SerialNumber: '0123456789ABCDEF',
    Services: 'IIS, SMTP',
    Status: 'Valid',
    PublicKeySize: 2048,
    ...more,
  };
}

function setup(server: string): Properties {
  return certificate({
    subject: `CN=${server}`,
    issuer: `CN=${server}`,
    domains: [server, `${server}.contoso.local`],
    thumbprint: SETUP_THUMBPRINT,
    notBefore: '2025-01-01T00:00:00Z',
    notAfter: '2030-01-01T00:00:00Z',
    IsSelfSigned: true,
    RootCAType: 'None',
  });
}

export function receiveConnector(server: string, differing: Properties = {}): Properties {
  const name = `Default Frontend ${server}`;
  return {
    Name: name,
    Identity: `${server}\\${typeof differing['Name'] === 'string' ? differing['Name'] : name}`,
    Server: server,
    Enabled: true,
    TransportRole: 'FrontendTransport',
    Bindings: ['[::]:25', '0.0.0.0:25'],
    RemoteIPRanges: ALL,
    AuthMechanism: 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer',
    PermissionGroups: 'AnonymousUsers, ExchangeServers, ExchangeLegacyServers',
    RequireTLS: false,
    Fqdn: `${server}.contoso.local`,
    TlsCertificateName: PUBLIC_NAME,
    TlsDomainCapabilities: [CAPABILITY],
    SuppressXAnonymousTls: false,
    DomainSecureEnabled: true,
    ProtocolLoggingLevel: 'Verbose',
    ...differing,
  };
}

const SEND: Properties = {
  Name: `Outbound to Office 365 - ${GUID}`,
  Identity: `Outbound to Office 365 - ${GUID}`,
  Enabled: true,
  AddressSpaces: ['smtp:contoso.mail.onmicrosoft.com;1'],
  SmartHosts: [],
  DNSRoutingEnabled: true,
  RequireTLS: true,
  IgnoreSTARTTLS: false,
  TlsAuthLevel: 'DomainValidation',
  TlsDomain: 'mail.protection.outlook.com',
  TlsCertificateName: PUBLIC_NAME,
  CloudServicesMailEnabled: true,
  DomainSecureEnabled: false,
  ErrorPolicies: 'Default',
  Fqdn: 'mail.contoso.com',
};

const OUTBOUND: Properties = {
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
  AllAcceptedDomains: false,
};

function hybridOf({ servers, edges, hybrid }: TestHybrid): Properties {
  return {
    Name: 'Hybrid Configuration',
    Identity: 'Hybrid Configuration',
    OnPremisesSmartHost: 'mail.contoso.com',
    TlsCertificateName: PUBLIC_NAME,
    Domains: ['contoso.com'],
    Features: [
      'FreeBusy',
      'MoveMailbox',
      'Mailtips',
      'MessageTracking',
      'OnlineArchive',
      'SecureMail',
      'Photos',
    ],
    ReceivingTransportServers: edges.length > 0 ? [] : servers,
    SendingTransportServers: edges.length > 0 ? [] : servers,
    EdgeTransportServers: edges,
    ClientAccessServers: [],
    ExternalIPAddresses: [],
    ...hybrid,
  };
}

function exchangeServer(name: string, edge: boolean, differing: Properties): Properties {
  return {
    Name: name,
    Identity: name,
    Fqdn: `${name}.contoso.local`,
    ServerRole: edge ? 'Edge' : 'Mailbox',
    IsEdgeServer: edge,
    IsFrontendTransportServer: !edge,
    IsHubTransportServer: true,
    AdminDisplayVersion: 'Version 15.2 (Build 2562.17)',
    ...differing,
  };
}

const DEFAULTS: TestHybrid = {
  servers: ['EX01', 'EX02'],
  edges: [],
  receive: {},
  receiveOf: {},
  moreReceive: [],
  send: {},
  moreSend: [],
  inbound: {},
  moreInbound: [],
  outbound: {},
  moreOutbound: [],
  hybrid: {},
  domains: ['contoso.com', 'mail.contoso.com', 'contoso.mail.onmicrosoft.com'],
  certificates: [certificate()],
  certificatesOf: {},
  exchangeServer: {},
  transport: {},
  items: [],
  asOf: '2026-11-05T00:00:00.000Z',
};

/** The exports of such an organization, as JSON. */
export function exportsOf(differing: Partial<TestHybrid> = {}): EvidenceItem[] {
  const given = { ...DEFAULTS, ...differing };
  const { servers, edges, receive, receiveOf, send, inbound, outbound } = given;
  const all = [...servers, ...edges];
  const sources = edges.length > 0 ? edges : servers;
  const edgeConnector = (edge: string) =>
    receiveConnector(edge, {
      Name: `Default internal receive connector ${edge}`,
      TransportRole: 'HubTransport',
      Bindings: ['0.0.0.0:25'],
      RemoteIPRanges: ['0.0.0.0-255.255.255.255'],
      AuthMechanism: 'Tls, ExchangeServer',
      PermissionGroups: 'AnonymousUsers, ExchangeServers, Partners',
      ...receiveOf[edge],
    });
  const files: Readonly<Record<string, readonly Properties[]>> = {
    'receive-connectors': [
      ...servers.map((server) => receiveConnector(server, { ...receive, ...receiveOf[server] })),
      ...edges.map(edgeConnector),
      ...given.moreReceive,
    ],
    'send-connectors': [
      ...(send ? [{ ...SEND, SourceTransportServers: sources, ...send }] : []),
      ...given.moreSend,
    ],
    'inbound-connectors': [...(inbound ? [inboundConnector(inbound)] : []), ...given.moreInbound],
    'outbound-connectors': [...(outbound ? [{ ...OUTBOUND, ...outbound }] : []), ...given.moreOutbound],
    'hybrid-configuration': [hybridOf(given)],
    'exchange-servers': all.map((name) => exchangeServer(name, edges.includes(name), given.exchangeServer)),
    'transport-services': all.map((Name) => ({
      Name,
      Identity: Name,
      InternalTransportCertificateThumbprint: SETUP_THUMBPRINT,
      ...given.transport,
    })),
    'cloud-accepted-domains': given.domains.map((DomainName) => ({
      Name: DomainName,
      DomainName,
      DomainType: 'Authoritative',
      InitialDomain: false,
      OriginatingServer: 'x.prod.outlook.com',
    })),
    ...Object.fromEntries(
      all.map((server) => [
        `${server}-certificates`,
        [setup(server), ...(given.certificatesOf[server] ?? given.certificates)].map((properties) => ({
          ...properties,
          Identity: `${server}.contoso.local\\${String(properties['Thumbprint'])}`,
        })),
      ]),
    ),
  };
  const items = Object.entries(files)
    .filter(([, objects]) => objects.length > 0)
    .map(([name, objects]) => item(`${name}.json`, JSON.stringify(objects, null, 1)));
  return [...items, ...given.items];
}

/** What rules and causes see of such an organization. */
export async function hybridSituation(differing: Partial<TestHybrid> = {}): Promise<Situation> {
  const asOf = differing.asOf ?? DEFAULTS.asOf;
  const { configuration, observations } = await readEvidence(exportsOf(differing));
  return { ...configuration, asOf, observations, predictions: predict(configuration, observations, asOf) };
}

/** What the rules find in such an organization, by the id of the rule. */
export async function findingsOf(
  ruleId: string,
  differing: Partial<TestHybrid> = {},
): Promise<readonly Finding[]> {
  const { findings, issues } = runRules(RULES, await hybridSituation(differing));
  if (issues.length > 0) throw new Error(issues.map(({ text }) => text).join('\n'));
  return findings.filter((finding) => finding.ruleId === ruleId);
}
