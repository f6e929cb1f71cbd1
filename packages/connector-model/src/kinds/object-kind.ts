import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { ConfigurationObject } from '../objects.js';

export type ObjectKind = ConfigurationObject['kind'];

/** What told the kind of a record, most reliable first. */
export type KindFrom = 'type-name' | 'command' | 'properties';

/**
 * What a record is: by its .NET type names, else by the command line printed above it, else by properties that only one
 * kind has. Undefined where nothing tells, or the properties of two kinds are mixed evenly.
 */
export function objectKind(
  record: ExportRecord,
): { readonly kind: ObjectKind; readonly from: KindFrom } | undefined {
  const typeName = record.typeNames[0] ?? '';
  const typed = KINDS.get(lastPart(typeName));
  if (typed) return { kind: typed, from: 'type-name' };
  // A base class further down would take a ForeignConnector for a SendConnector.
  if (/\bMicrosoft\.Exchange\./i.test(typeName)) return undefined;
  const noun = /\bget-([a-z]+)/i.exec(record.command ?? '')?.[1]?.toLowerCase() ?? '';
  const named = KINDS.get(noun);
  if (named) return { kind: named, from: 'command' };
  if (LOOK_ALIKES.has(noun)) return undefined;
  const kind = kindOfProperties(record.properties.keys());
  return kind && { kind, from: 'properties' };
}

/** Cmdlet nouns, .NET classes and resources of Microsoft365DSC and ExchangeDsc, in lower case. */
const KINDS: ReadonlyMap<string, ObjectKind> = new Map(
  (
    [
      ['ReceiveConnector', ['ReceiveConnector', 'ExchReceiveConnector']],
      ['SendConnector', ['SendConnector', 'SmtpSendConnectorConfig', 'ExchSendConnector']],
      ['InboundConnector', ['InboundConnector', 'TenantInboundConnector', 'EXOInboundConnector']],
      ['OutboundConnector', ['OutboundConnector', 'TenantOutboundConnector', 'EXOOutboundConnector']],
      ['ExchangeCertificate', ['ExchangeCertificate', 'ExchExchangeCertificate']],
      ['ExchangeServer', ['ExchangeServer', 'ExchExchangeServer']],
      ['HybridConfiguration', ['HybridConfiguration']],
      ['AcceptedDomain', ['AcceptedDomain', 'EXOAcceptedDomain', 'ExchAcceptedDomain']],
      ['RemoteDomain', ['RemoteDomain', 'DomainContentConfig', 'EXORemoteDomain', 'ExchRemoteDomain']],
      ['TransportService', ['TransportService', 'TransportServer', 'ExchTransportService']],
      ['TransportConfig', ['TransportConfig', 'TransportConfigContainer', 'EXOTransportConfig']],
      ['OnPremisesOrganization', ['OnPremisesOrganization', 'EXOOnPremisesOrganization']],
    ] satisfies [ObjectKind, string[]][]
  ).flatMap(([kind, names]) => names.map((name) => [name.toLowerCase(), kind] as const)),
);

/** `Deserialized.Microsoft.Exchange.Data.….ReceiveConnector` and `Selected.….ReceiveConnector` alike. */
function lastPart(typeName: string): string {
  return typeName.slice(typeName.lastIndexOf('.') + 1).toLowerCase();
}

/** Nouns of cmdlets whose objects share telltale properties with a kind of ours. */
const LOOK_ALIKES: ReadonlySet<string> = new Set([
  'deliveryagentconnector',
  'foreignconnector',
  'frontendtransportservice',
  'intraorganizationconnector',
  'mailboxtransportservice',
]);

function kindOfProperties(names: Iterable<string>): ObjectKind | undefined {
  const hits = new Map<ObjectKind, number>();
  for (const name of names) {
    const kind = TELLTALES.get(name.toLowerCase());
    if (kind) hits.set(kind, (hits.get(kind) ?? 0) + 1);
  }
  const [first, second] = [...hits].sort(([, left], [, right]) => right - left);
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined;
}

/** Properties that one kind alone has (§G.2). `TlsCertificateName`, `RequireTls` and their like tell nothing. */
const TELLTALES: ReadonlyMap<string, ObjectKind> = new Map(
  (
    [
      [
        'ReceiveConnector',
        'AuthMechanism Bindings PermissionGroups RemoteIPRanges SuppressXAnonymousTls TarpitInterval TlsDomainCapabilities TransportRole',
      ],
      [
        'SendConnector',
        'AddressSpaces DNSRoutingEnabled FrontendProxyEnabled IgnoreSTARTTLS SmartHostsString SourceTransportServers TlsAuthLevel',
      ],
      [
        'InboundConnector',
        'AssociatedAcceptedDomains EFSkipIPs EFSkipLastIP RestrictDomainsToCertificate RestrictDomainsToIPAddresses SenderDomains SenderIPAddresses TlsSenderCertificateName TreatMessagesAsInternal',
      ],
      [
        'OutboundConnector',
        'AllAcceptedDomains IsTransportRuleScoped RecipientDomains RouteAllMessagesViaOnPremises SmtpDaneMode TlsSettings UseMXRecord',
      ],
      [
        'ExchangeCertificate',
        'CertificateDomains HasPrivateKey NotAfter NotBefore RootCAType Services Thumbprint Issuer Subject SerialNumber',
      ],
      [
        'ExchangeServer',
        'AdminDisplayVersion Edition IsFrontendTransportServer IsHubTransportServer ServerRole',
      ],
      [
        'HybridConfiguration',
        'EdgeTransportServers OnPremisesSmartHost ReceivingTransportServers SendingTransportServers ExternalIPAddresses',
      ],
      [
        'AcceptedDomain',
        'AuthenticationType CatchAllRecipientID DomainType InitialDomain MatchSubDomains OutboundOnly',
      ],
      [
        'RemoteDomain',
        'AutoReplyEnabled AutoForwardEnabled TargetDeliveryDomain TNEFEnabled TrustedMailInboundEnabled TrustedMailOutboundEnabled',
      ],
      [
        'TransportService',
        'InternalTransportCertificateThumbprint MessageTrackingLogPath ReceiveProtocolLogPath SendProtocolLogPath UseDowngradedExchangeServerAuth',
      ],
      [
        'TransportConfig',
        'TLSReceiveDomainSecureList TLSSendDomainSecureList InternalSMTPServers ExternalPostmasterAddress MaxDumpsterTime',
      ],
      ['OnPremisesOrganization', 'HybridDomains InboundConnector OutboundConnector OrganizationRelationship'],
    ] satisfies [ObjectKind, string][]
  ).flatMap(([kind, names]) => names.split(' ').map((name) => [name.toLowerCase(), kind] as const)),
);
