import type { TestCertificate } from '../testing/src/index.js';

/** A certificate in Local Computer\Personal of a server. */
export interface StoredCertificate {
  certificate: TestCertificate;
  /** As `Get-ExchangeCertificate` prints them, such as `IIS, SMTP`. */
  services: string;
  /** `broken`: the store names a key that is not there or cannot be read. */
  key: 'usable' | 'broken' | 'none';
  status: 'Valid' | 'DateInvalid' | 'Invalid' | 'RevocationCheckFailure';
  rootCaType: 'None' | 'ThirdParty' | 'Registry' | 'Enterprise';
}

export interface LabConnector {
  /** Without the server, such as `Default Frontend EX01`. */
  name: string;
  role: 'FrontendTransport' | 'HubTransport';
  bindings: { address: '0.0.0.0' | '[::]'; port: number }[];
  /** Low and high IPv4 address; the IPv6 range is all addresses or none. */
  ranges: { low: string; high: string }[];
  ipv6: boolean;
  enabled: boolean;
  tls: boolean;
  fqdn: string;
  tlsCertificateName: string | null;
  capabilities: string[];
}

export interface LabServer {
  name: string;
  role: 'Mailbox' | 'Edge';
  version: '2013' | '2016' | '2019' | 'SE';
  /** Address inside. */
  address: string;
  /** ISO 8601. */
  installed: string;
  store: StoredCertificate[];
  /** Certificates where Exchange does not look. */
  elsewhere: {
    location: 'LocalMachine' | 'CurrentUser';
    store: 'Root' | 'My';
    certificate: TestCertificate;
  }[];
  connectors: LabConnector[];
  internalThumbprint: string | null;
  /** The issuer of the mail certificate is in Local Computer\Intermediate. */
  holdsIntermediate: boolean;
  /** Windows builds the chain of the mail certificate. */
  buildsChain: boolean;
  /** Windows has the root of Exchange Online. */
  holdsCloudRoot: boolean;
  reachesRevocation: boolean;
  tls12: boolean;
  frontEnd: 'running' | 'stopped';
  /** Served by the running service instead of what is selected now: it was started before the change. */
  cached: TestCertificate | null;
}

/** Something between Exchange Online and the servers that does more than pass packets on. */
export type Device =
  | { kind: 'strips-starttls' }
  | { kind: 'ends-tls'; certificate: TestCertificate }
  | { kind: 'gateway'; certificate: TestCertificate; banner: string };

/** One address the smart host's name resolves to, and what it leads to. */
export interface Path {
  /** IPv4 or IPv6. */
  address: string;
  /** Names of servers, chosen evenly; empty: nothing there answers. */
  servers: string[];
  /** Source address that servers see: the device's own where it translates. */
  sourceNat: string | null;
  device: Device | null;
}

export interface OutboundConnector {
  smartHost: string;
  tlsSettings: 'DomainValidation' | 'CertificateValidation' | 'EncryptionOnly';
  tlsDomain: string;
}

export interface InboundConnector {
  name: string;
  type: 'OnPremises' | 'Partner';
  source: 'HybridWizard' | 'Default';
  tlsSenderCertificateName: string | null;
  senderDomains: string;
  restrictToCertificate: boolean;
}

/** What the Hybrid Configuration Wizard was asked for; only the first two set up a mail flow (§F.1). */
export const FLAVOURS = [
  'classic-full',
  'modern-full',
  'classic-minimal',
  'classic-express',
  'modern-minimal',
] as const;

/** What is odd and no fault. */
export const DECOYS = [
  'expired-left-over',
  'relay-connector',
  'cosmetic-drift',
  'internet-connector',
  'partner-connectors',
  'partner-queue',
  'client-alert-event',
  'undeliverable-mail',
] as const;

export interface Organization {
  flavour: (typeof FLAVOURS)[number];
  decoys: (typeof DECOYS)[number][];
  /** All mail of the tenant goes by the servers. */
  centralized: boolean;
  /** Names of the servers the wizard was run for, and the certificate it wrote down. */
  wizard: { receiving: string[]; tlsCertificateName: string };
  servers: LabServer[];
  /** Names of servers that send to the cloud. */
  sources: string[];
  send: { tlsCertificateName: string | null; fqdn: string };
  outbound: OutboundConnector;
  inbound: InboundConnector[];
  acceptedDomains: string[];
  paths: Path[];
  /** Regions of Exchange Online, such as `VI1`, whose packets a firewall drops. */
  blockedRegions: string[];
  /** What the DNS publishes beyond the addresses: TLSA digests that Exchange Online checks. */
  tlsa: string | null;
  /** Whether Edge servers get the connectors; what they name instead where they do not. */
  edgeSync: { configuration: 'Success' | 'Incomplete'; tlsCertificateName: string | null } | null;
  /** A system of the organization that is no Exchange server sends mail to the cloud. */
  otherSystem: { host: string; certificate: TestCertificate } | null;
  /** The certificate everything is meant to use. */
  mail: TestCertificate;
}

/** Whether connectors lead from one side to the other. */
export const hasMailFlow = ({ flavour }: Organization) => flavour.endsWith('-full');

export const MAIL_HOST = 'mail.contoso.com';

export function serverOf({ servers }: Organization, name: string): LabServer {
  const found = servers.find((server) => server.name === name);
  if (!found) throw new Error(`no server ${name}`);
  return found;
}

/** Servers that Exchange Online reaches. */
export const receivers = (organization: Organization) =>
  organization.servers.filter(({ name }) => organization.paths.some(({ servers }) => servers.includes(name)));

/** The connector meant for mail of the cloud. */
export function frontend({ name, role, connectors }: LabServer): LabConnector {
  const wanted = role === 'Edge' ? `Default internal receive connector ${name}` : `Default Frontend ${name}`;
  const found = connectors.find((connector) => connector.name === wanted);
  if (!found) throw new Error(`${name} has no ${wanted}`);
  return found;
}
