import type { Origin } from '@hybrid-mailflow/evidence';
import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { Setting } from './setting.js';

export type Side = 'onprem' | 'cloud';

/** What told which server or side an object belongs to. A file name is asked only where the content is silent. */
export type ToldBy = 'content' | 'file-name' | 'nothing';

/** An address or range: `lo`/`hi` compare as unsigned integers of that family (32 or 128 bits). */
export interface AddressRange {
  readonly family: 4 | 6;
  readonly lo: bigint;
  readonly hi: bigint;
  /** As spelled in the export. */
  readonly text: string;
}

export interface Binding {
  readonly family: 4 | 6;
  /** Undefined: all local addresses of the family. */
  readonly address?: string;
  readonly port: number;
}

/** Bytes, or `Unlimited`. */
export type ByteSize = number | 'Unlimited';

/** A whole number, or `Unlimited`. */
export type Count = number | 'Unlimited';

/** `<I>issuer<S>subject`, split. `raw` as found; issuer and subject are undefined where the tags are broken. */
export interface X509Identifier {
  readonly raw: string;
  readonly issuer?: string;
  readonly subject?: string;
}

export interface DomainCapability {
  readonly domain: string;
  readonly capabilities: readonly string[];
  readonly raw: string;
}

interface ExportedObject {
  readonly origin: Origin;
  /** What it was read from; several where exports of one object were merged, the one that counts first. */
  readonly records: readonly ExportRecord[];
}

interface DirectoryObject extends ExportedObject {
  /** As exported, or put together: `SERVER\Name` for a ReceiveConnector. */
  readonly identity: string;
  readonly name: string;
  /** UTC where the export tells it; ISO 8601 where the export types it, else as printed. */
  readonly whenChanged: Setting<string | null>;
}

export interface ReceiveConnector extends DirectoryObject {
  readonly kind: 'ReceiveConnector';
  /** Host name in upper case without its domain; '' where nothing tells. */
  readonly server: string;
  readonly serverFrom: ToldBy;
  readonly enabled: Setting<boolean>;
  readonly transportRole: Setting<string | null>;
  readonly bindings: Setting<readonly Binding[]>;
  readonly remoteIpRanges: Setting<readonly AddressRange[]>;
  readonly authMechanism: Setting<readonly string[]>;
  readonly permissionGroups: Setting<readonly string[]>;
  readonly requireTls: Setting<boolean>;
  readonly fqdn: Setting<string | null>;
  readonly tlsCertificateName: Setting<X509Identifier | null>;
  readonly tlsDomainCapabilities: Setting<readonly DomainCapability[]>;
  readonly protocolLoggingLevel: Setting<string | null>;
  readonly suppressXAnonymousTls: Setting<boolean>;
  readonly domainSecureEnabled: Setting<boolean>;
  readonly maxMessageSize: Setting<ByteSize | null>;
  /** Seconds. */
  readonly connectionTimeout: Setting<number | null>;
  /** Seconds. */
  readonly connectionInactivityTimeout: Setting<number | null>;
  /** Seconds. */
  readonly tarpitInterval: Setting<number | null>;
  readonly banner: Setting<string | null>;
  readonly enableAuthGssapi: Setting<boolean>;
  readonly extendedProtectionPolicy: Setting<string | null>;
  readonly messageRateLimit: Setting<Count | null>;
  readonly messageRateSource: Setting<string | null>;
  readonly maxInboundConnection: Setting<Count | null>;
  readonly maxInboundConnectionPerSource: Setting<Count | null>;
  readonly maxRecipientsPerMessage: Setting<Count | null>;
  readonly maxHeaderSize: Setting<ByteSize | null>;
  readonly sizeEnabled: Setting<string | null>;
  readonly chunkingEnabled: Setting<boolean>;
  readonly bareLinefeedRejectionEnabled: Setting<boolean>;
}

export interface SendConnector extends DirectoryObject {
  readonly kind: 'SendConnector';
  readonly enabled: Setting<boolean>;
  /** In the form `smtp:contoso.com;1`, lower case. */
  readonly addressSpaces: Setting<readonly string[]>;
  readonly smartHosts: Setting<readonly string[]>;
  readonly dnsRoutingEnabled: Setting<boolean>;
  readonly requireTls: Setting<boolean>;
  readonly ignoreStartTls: Setting<boolean>;
  readonly tlsAuthLevel: Setting<string | null>;
  readonly tlsDomain: Setting<string | null>;
  readonly tlsCertificateName: Setting<X509Identifier | null>;
  readonly cloudServicesMailEnabled: Setting<boolean>;
  readonly fqdn: Setting<string | null>;
  readonly sourceTransportServers: Setting<readonly string[]>;
  readonly frontendProxyEnabled: Setting<boolean>;
  readonly domainSecureEnabled: Setting<boolean>;
  readonly errorPolicies: Setting<readonly string[]>;
  readonly maxMessageSize: Setting<ByteSize | null>;
  readonly port: Setting<number | null>;
  /** `Default` or `XPremises`. */
  readonly connectorType: Setting<string | null>;
  /** Used only by servers of the same Active Directory site. */
  readonly isScopedConnector: Setting<boolean>;
  readonly useExternalDnsServersEnabled: Setting<boolean>;
  readonly forceHelo: Setting<boolean>;
  readonly smartHostAuthMechanism: Setting<string | null>;
  readonly protocolLoggingLevel: Setting<string | null>;
  /** Seconds. */
  readonly connectionInactivityTimeout: Setting<number | null>;
}

export interface InboundConnector extends DirectoryObject {
  readonly kind: 'InboundConnector';
  readonly enabled: Setting<boolean>;
  readonly connectorType: Setting<string | null>;
  readonly connectorSource: Setting<string | null>;
  /** In the form `smtp:contoso.com;1`, lower case. */
  readonly senderDomains: Setting<readonly string[]>;
  readonly senderIpAddresses: Setting<readonly AddressRange[]>;
  readonly tlsSenderCertificateName: Setting<string | null>;
  readonly requireTls: Setting<boolean>;
  readonly restrictDomainsToCertificate: Setting<boolean>;
  readonly restrictDomainsToIpAddresses: Setting<boolean>;
  readonly cloudServicesMailEnabled: Setting<boolean>;
  readonly treatMessagesAsInternal: Setting<boolean>;
  readonly associatedAcceptedDomains: Setting<readonly string[]>;
  readonly trustedOrganizations: Setting<readonly string[]>;
  readonly efSkipLastIp: Setting<boolean>;
  readonly efSkipIps: Setting<readonly AddressRange[]>;
  readonly efUsers: Setting<readonly string[]>;
}

export interface OutboundConnector extends DirectoryObject {
  readonly kind: 'OutboundConnector';
  readonly enabled: Setting<boolean>;
  readonly connectorType: Setting<string | null>;
  readonly connectorSource: Setting<string | null>;
  /** `contoso.com`, `*.contoso.com` or `*`, lower case. */
  readonly recipientDomains: Setting<readonly string[]>;
  /** Lower case; addresses as `[192.0.2.1]`. */
  readonly smartHosts: Setting<readonly string[]>;
  readonly useMxRecord: Setting<boolean>;
  /** `EncryptionOnly`, `CertificateValidation`, `DomainValidation`; null is opportunistic. */
  readonly tlsSettings: Setting<string | null>;
  readonly tlsDomain: Setting<string | null>;
  readonly cloudServicesMailEnabled: Setting<boolean>;
  readonly routeAllMessagesViaOnPremises: Setting<boolean>;
  readonly allAcceptedDomains: Setting<boolean>;
  readonly isTransportRuleScoped: Setting<boolean>;
  readonly testMode: Setting<boolean>;
  readonly senderRewritingEnabled: Setting<boolean>;
  /** `Opportunistic` or `None`. */
  readonly mtaStsMode: Setting<string | null>;
  /** `Opportunistic`, `Mandatory` or `None`. */
  readonly smtpDaneMode: Setting<string | null>;
  /** Of the last validation, not of today. */
  readonly isValidated: Setting<boolean>;
}

/** A certificate in a server's store as Get-ExchangeCertificate tells of it (§G.2). */
export interface ExchangeCertificate extends ExportedObject {
  readonly kind: 'ExchangeCertificate';
  /** Host name in upper case without its domain; undefined where neither content nor file name tells. */
  readonly server?: string;
  readonly serverFrom: ToldBy;
  readonly thumbprint: Setting<string | null>;
  readonly subject: Setting<string | null>;
  readonly issuer: Setting<string | null>;
  readonly certificateDomains: Setting<readonly string[]>;
  readonly notBefore: Setting<string | null>;
  readonly notAfter: Setting<string | null>;
  readonly services: Setting<readonly string[]>;
  readonly status: Setting<string | null>;
  readonly rootCaType: Setting<string | null>;
  readonly isSelfSigned: Setting<boolean>;
  readonly hasPrivateKey: Setting<boolean>;
  readonly serialNumber: Setting<string | null>;
  readonly publicKeySize: Setting<number | null>;
  /** DER, from CLIXML. */
  readonly rawData?: Uint8Array;
}

export interface ExchangeServer extends DirectoryObject {
  readonly kind: 'ExchangeServer';
  readonly fqdn: Setting<string | null>;
  readonly roles: Setting<readonly string[]>;
  readonly isFrontendTransportServer: Setting<boolean>;
  readonly isHubTransportServer: Setting<boolean>;
  readonly isMailboxServer: Setting<boolean>;
  readonly isClientAccessServer: Setting<boolean>;
  readonly isEdgeServer: Setting<boolean>;
  /** `Version 15.2 (Build 986.5)`. */
  readonly adminDisplayVersion: Setting<string | null>;
  readonly site: Setting<string | null>;
}

export interface HybridConfiguration extends DirectoryObject {
  readonly kind: 'HybridConfiguration';
  readonly onPremisesSmartHost: Setting<string | null>;
  readonly tlsCertificateName: Setting<X509Identifier | null>;
  readonly domains: Setting<readonly string[]>;
  readonly features: Setting<readonly string[]>;
  readonly receivingTransportServers: Setting<readonly string[]>;
  readonly sendingTransportServers: Setting<readonly string[]>;
  readonly edgeTransportServers: Setting<readonly string[]>;
  readonly clientAccessServers: Setting<readonly string[]>;
  readonly externalIpAddresses: Setting<readonly AddressRange[]>;
}

export interface AcceptedDomain extends DirectoryObject {
  readonly kind: 'AcceptedDomain';
  readonly side: Side | 'unknown';
  readonly sideFrom: ToldBy;
  readonly domainName: Setting<string | null>;
  readonly domainType: Setting<string | null>;
  readonly matchSubDomains: Setting<boolean>;
  /** True for the tenant's first domain, `<tenant>.onmicrosoft.com`. */
  readonly initialDomain: Setting<boolean>;
  readonly default: Setting<boolean>;
  /** True for `<tenant>.mail.onmicrosoft.com`. */
  readonly isCoexistenceDomain: Setting<boolean>;
}

export interface RemoteDomain extends DirectoryObject {
  readonly kind: 'RemoteDomain';
  readonly side: Side | 'unknown';
  readonly sideFrom: ToldBy;
  readonly domainName: Setting<string | null>;
  readonly isInternal: Setting<boolean>;
  readonly targetDeliveryDomain: Setting<boolean>;
  readonly trustedMailInboundEnabled: Setting<boolean>;
  readonly trustedMailOutboundEnabled: Setting<boolean>;
}

export interface TransportService extends DirectoryObject {
  readonly kind: 'TransportService';
  readonly internalTransportCertificateThumbprint: Setting<string | null>;
  readonly receiveProtocolLogPath: Setting<string | null>;
  readonly sendProtocolLogPath: Setting<string | null>;
  readonly messageTrackingLogPath: Setting<string | null>;
  readonly useDowngradedExchangeServerAuth: Setting<boolean>;
  /** Seconds. */
  readonly messageExpirationTimeout: Setting<number | null>;
  readonly externalDnsServers: Setting<readonly AddressRange[]>;
  readonly internalDnsServers: Setting<readonly AddressRange[]>;
}

/** Limits and lists of the whole organization; both sides have one. */
export interface TransportConfig extends DirectoryObject {
  readonly kind: 'TransportConfig';
  readonly side: Side | 'unknown';
  readonly sideFrom: ToldBy;
  /** Domains that mutual TLS is demanded of; a connector with DomainSecureEnabled acts on them only. (§D.2) */
  readonly tlsReceiveDomainSecureList: Setting<readonly string[]>;
  readonly tlsSendDomainSecureList: Setting<readonly string[]>;
  readonly maxReceiveSize: Setting<ByteSize | null>;
  readonly maxSendSize: Setting<ByteSize | null>;
  readonly internalSmtpServers: Setting<readonly AddressRange[]>;
}

/** The object of Exchange Online that ties the wizard's two connectors to an on-premises organization. (§F.2) */
export interface OnPremisesOrganization extends DirectoryObject {
  readonly kind: 'OnPremisesOrganization';
  readonly inboundConnector: Setting<string | null>;
  readonly outboundConnector: Setting<string | null>;
  readonly hybridDomains: Setting<readonly string[]>;
  readonly organizationName: Setting<string | null>;
}

export type ConfigurationObject =
  | ReceiveConnector
  | SendConnector
  | InboundConnector
  | OutboundConnector
  | ExchangeCertificate
  | ExchangeServer
  | HybridConfiguration
  | AcceptedDomain
  | RemoteDomain
  | TransportService
  | TransportConfig
  | OnPremisesOrganization;

/** Everything the exports tell of one organization, both sides. */
export interface Organization {
  /** Server names, upper case, in order; from every object that names one. */
  readonly servers: readonly string[];
  readonly receiveConnectors: readonly ReceiveConnector[];
  readonly sendConnectors: readonly SendConnector[];
  readonly inboundConnectors: readonly InboundConnector[];
  readonly outboundConnectors: readonly OutboundConnector[];
  readonly certificates: readonly ExchangeCertificate[];
  readonly exchangeServers: readonly ExchangeServer[];
  readonly hybridConfigurations: readonly HybridConfiguration[];
  readonly acceptedDomains: readonly AcceptedDomain[];
  readonly remoteDomains: readonly RemoteDomain[];
  readonly transportServices: readonly TransportService[];
  readonly transportConfigs: readonly TransportConfig[];
  readonly onPremisesOrganizations: readonly OnPremisesOrganization[];
}
