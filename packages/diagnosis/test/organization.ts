import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { predict } from '../src/predict/predict.js';
import { readEvidence } from '../src/read-evidence.js';
import type { Situation } from '../src/situation.js';

/** A certificate as Get-ExchangeCertificate prints it; made up, so without DER. */
export interface TestCertificate {
  readonly subject: string;
  readonly issuer?: string;
  readonly domains: readonly string[];
  readonly thumbprint: string;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly services?: string;
  readonly rootCaType?: string;
  readonly status?: string;
}

export interface TestServer {
  readonly name: string;
  readonly tlsCertificateName?: string;
  readonly capabilities?: string;
  readonly authMechanism?: string;
  readonly certificates: readonly TestCertificate[];
  /** Connectors beside Default Frontend: name and remote ranges. */
  readonly others?: readonly {
    readonly name: string;
    readonly ranges: string;
    readonly tlsCertificateName?: string;
    readonly capabilities?: string;
  }[];
}

export const PUBLIC: TestCertificate = {
  subject: 'CN=mail.contoso.com, O=Contoso, C=DE',
  issuer: 'CN=Example Issuing CA, O=Example Trust, C=US',
  domains: ['mail.contoso.com', 'autodiscover.contoso.com'],
  thumbprint: 'A'.repeat(40),
};

export const PUBLIC_NAME = `<I>${PUBLIC.issuer ?? ''}<S>${PUBLIC.subject}`;

export const CAPABILITY = 'mail.protection.outlook.com:AcceptCloudServicesMail';

export function setupCertificate(server: string): TestCertificate {
  return {
    subject: `CN=${server}`,
    domains: [server, `${server}.contoso.local`],
    thumbprint: server.padEnd(40, '0').replace(/[^0-9A-F]/g, 'E'),
    rootCaType: 'None',
  };
}

/** A server as the Hybrid Configuration Wizard leaves it; give what differs. */
export function server(name: string, differing: Partial<TestServer> = {}): TestServer {
  return {
    name,
    tlsCertificateName: PUBLIC_NAME,
    capabilities: CAPABILITY,
    certificates: [PUBLIC, setupCertificate(name)],
    ...differing,
  };
}

/** The server before anyone touched it: neither name nor capability. */
export function untouched(name: string, differing: Partial<TestServer> = {}): TestServer {
  return server(name, { tlsCertificateName: '', capabilities: '{}', ...differing });
}

const OUTBOUND = {
  Name: 'Outbound to 00000000-1111-2222-3333-444444444444',
  Enabled: true,
  ConnectorType: 'OnPremises',
  ConnectorSource: 'HybridWizard',
  RecipientDomains: ['contoso.com'],
  SmartHosts: ['mail.contoso.com'],
  UseMXRecord: false,
  TlsSettings: 'DomainValidation',
  TlsDomain: 'mail.contoso.com',
  CloudServicesMailEnabled: true,
  IsTransportRuleScoped: false,
};

/** Exports of an organization as an administrator would hand them over. */
export function evidence(
  servers: readonly TestServer[],
  outbound: Readonly<Record<string, unknown>> = {},
): EvidenceItem[] {
  return [
    // No server and nothing of the connector: no exports at all.
    ...(servers.length + Object.keys(outbound).length > 0
      ? [item('outbound.json', JSON.stringify({ ...OUTBOUND, ...outbound }, null, 2))]
      : []),
    ...servers.flatMap((entry) => [
      item(`${entry.name}-connectors.txt`, connectorText(entry)),
      item(`${entry.name}-certificates.txt`, entry.certificates.map(certificateText).join('\n')),
    ]),
  ];
}

/** The situation rules and causes see, for the given organization and further items. */
export async function situation(
  servers: readonly TestServer[],
  options: {
    readonly outbound?: Readonly<Record<string, unknown>>;
    readonly items?: readonly EvidenceItem[];
    readonly asOf?: string;
  } = {},
): Promise<Situation> {
  const asOf = options.asOf ?? '2026-11-05T00:00:00.000Z';
  const { configuration, observations } = await readEvidence([
    ...evidence(servers, options.outbound),
    ...(options.items ?? []),
  ]);
  return { ...configuration, asOf, observations, predictions: predict(configuration, observations, asOf) };
}

/** The objects of the other flow: send connector, InboundConnector and accepted domains, as the wizard writes them. */
export function toCloud(
  differing: {
    readonly send?: Readonly<Record<string, unknown>>;
    readonly inbound?: readonly Readonly<Record<string, unknown>>[];
    readonly domains?: readonly string[];
    readonly servers?: readonly string[];
  } = {},
): EvidenceItem[] {
  const send = {
    Name: 'Outbound to Office 365 - 00000000-1111-2222-3333-444444444444',
    Identity: 'Outbound to Office 365 - 00000000-1111-2222-3333-444444444444',
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
    Fqdn: 'mail.contoso.com',
    SourceTransportServers: differing.servers ?? ['EX01'],
    ...differing.send,
  };
  const domains = differing.domains ?? ['contoso.com', 'mail.contoso.com'];
  return [
    item('send.json', JSON.stringify(send, null, 2)),
    item('inbound.json', JSON.stringify(differing.inbound ?? [inboundConnector()], null, 2)),
    item(
      'cloud-accepted-domains.json',
      JSON.stringify(
        domains.map((DomainName) => ({
          Name: DomainName,
          DomainName,
          DomainType: 'Authoritative',
          InitialDomain: false,
        })),
        null,
        2,
      ),
    ),
  ];
}

export function inboundConnector(
  differing: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return {
    Name: 'Inbound from 00000000-1111-2222-3333-444444444444',
    Enabled: true,
    ConnectorType: 'OnPremises',
    ConnectorSource: 'HybridWizard',
    SenderDomains: ['smtp:*;1'],
    SenderIPAddresses: [],
    TlsSenderCertificateName: 'mail.contoso.com',
    RequireTls: true,
    RestrictDomainsToCertificate: false,
    RestrictDomainsToIPAddresses: false,
    CloudServicesMailEnabled: true,
    TreatMessagesAsInternal: false,
    ...differing,
  };
}

export function item(label: string, text: string): EvidenceItem {
  return { label, bytes: new TextEncoder().encode(text) };
}

function list(properties: readonly (readonly [string, string])[]): string {
  const width = Math.max(...properties.map(([name]) => name.length));
  return `${properties.map(([name, value]) => `${name.padEnd(width)} : ${value}`).join('\r\n')}\r\n\r\n`;
}

function connectorText({
  name,
  tlsCertificateName,
  capabilities,
  authMechanism,
  others = [],
}: TestServer): string {
  const connector = (title: string, ranges: string, certificate = '', capability = '{}') =>
    list([
      ['AuthMechanism', authMechanism ?? 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer'],
      ['Bindings', '{[::]:25, 0.0.0.0:25}'],
      ['Fqdn', `${name}.contoso.local`],
      ['TlsCertificateName', certificate],
      ['Enabled', 'True'],
      ['PermissionGroups', 'AnonymousUsers, ExchangeServers, ExchangeLegacyServers'],
      ['RemoteIPRanges', ranges],
      ['RequireTLS', 'False'],
      ['TlsDomainCapabilities', capability === '{}' ? '{}' : `{${capability}}`],
      ['Server', name],
      ['TransportRole', 'FrontendTransport'],
      ['Name', title],
      ['Identity', `${name}\\${title}`],
    ]);
  return [
    connector(
      `Default Frontend ${name}`,
      '{::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 0.0.0.0-255.255.255.255}',
      tlsCertificateName,
      capabilities,
    ),
    ...others.map((other) =>
      connector(other.name, other.ranges, other.tlsCertificateName, other.capabilities),
    ),
  ].join('');
}

function certificateText(certificate: TestCertificate): string {
  return list([
    ['CertificateDomains', `{${certificate.domains.join(', ')}}`],
    ['HasPrivateKey', 'True'],
    ['IsSelfSigned', String(certificate.issuer === undefined)],
    ['Issuer', certificate.issuer ?? certificate.subject],
    ['NotAfter', certificate.notAfter ?? '2027-02-28 23:59:59'],
    ['NotBefore', certificate.notBefore ?? '2026-02-28 00:00:00'],
    ['PublicKeySize', '2048'],
    ['RootCAType', certificate.rootCaType ?? 'ThirdParty'],
    ['SerialNumber', '0123456789ABCDEF'],
    ['Services', certificate.services ?? 'IIS, SMTP'],
    ['Status', certificate.status ?? 'Valid'],
    ['Subject', certificate.subject],
    ['Thumbprint', certificate.thumbprint],
  ]);
}
