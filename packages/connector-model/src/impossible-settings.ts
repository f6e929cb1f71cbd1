import type { Origin } from '@hybrid-mailflow/evidence';
import type {
  ConfigurationObject,
  InboundConnector,
  OutboundConnector,
  ReceiveConnector,
  SendConnector,
} from './objects.js';
import { known, visibleItems, type Setting } from './setting.js';

/** A combination of settings that Exchange refuses to store: the export is edited, joined of two, or a wish. */
export interface ImpossibleSetting {
  /** As the cmdlet spells it. */
  readonly setting: string;
  /** What the cmdlet demands; one sentence. */
  readonly text: string;
  readonly origin: Origin;
}

/** Connector names are limited to this many characters. (§A.2.7) */
const LONGEST_NAME = 64;
/** About this many ranges fit into the attribute of Active Directory. (§A.1.13) */
const MOST_RANGES = 1300;

/** Finds what Set-ReceiveConnector, Set-SendConnector, Set-InboundConnector and Set-OutboundConnector would refuse. (§D.2, §D.3, §E.1, §E.3) */
export function impossibleSettings(object: ConfigurationObject): readonly ImpossibleSetting[] {
  if (object.kind === 'ReceiveConnector') return found(receiveDemands(object));
  if (object.kind === 'SendConnector') return found(sendDemands(object));
  if (object.kind === 'InboundConnector') return found(inboundDemands(object));
  return object.kind === 'OutboundConnector' ? found(outboundDemands(object)) : [];
}

/** What is demanded, whether it is broken, and the setting that breaks it. */
type Demand = readonly [broken: boolean, setting: string, at: Setting<unknown>, text: string];

function found(demands: readonly Demand[]): readonly ImpossibleSetting[] {
  return demands.flatMap(([broken, setting, { origin }, text]) =>
    broken ? [{ setting, text, origin }] : [],
  );
}

function receiveDemands(connector: ReceiveConnector): readonly Demand[] {
  const { authMechanism, permissionGroups, requireTls, remoteIpRanges, enabled, name, domainSecureEnabled } =
    connector;
  const auth = known(authMechanism);
  const uses = (mechanism: string) => auth?.includes(mechanism) === true;
  const lacks = (mechanism: string) => auth?.includes(mechanism) === false;
  const others =
    auth?.some((mechanism) => mechanism !== 'Tls' && mechanism !== 'ExternalAuthoritative') === true;
  const external = uses('ExternalAuthoritative');
  return [
    [
      name.length > LONGEST_NAME,
      'Name',
      enabled,
      `A connector's name has at most ${LONGEST_NAME} characters.`,
    ],
    [
      visibleItems(remoteIpRanges).length > MOST_RANGES,
      'RemoteIPRanges',
      remoteIpRanges,
      `About ${MOST_RANGES} ranges fit into a connector.`,
    ],
    [
      uses('BasicAuthRequireTLS') && (lacks('Tls') || lacks('BasicAuth')),
      'AuthMechanism',
      authMechanism,
      'BasicAuthRequireTLS needs BasicAuth and Tls.',
    ],
    [external && others, 'AuthMechanism', authMechanism, 'ExternalAuthoritative goes with Tls only.'],
    [
      external && known(permissionGroups)?.includes('ExchangeServers') === false,
      'PermissionGroups',
      permissionGroups,
      'ExternalAuthoritative needs the permission group ExchangeServers.',
    ],
    [
      known(requireTls) === true && lacks('Tls'),
      'RequireTLS',
      requireTls,
      'RequireTLS needs Tls in AuthMechanism.',
    ],
    [
      known(domainSecureEnabled) === true && (lacks('Tls') || external),
      'DomainSecureEnabled',
      domainSecureEnabled,
      'DomainSecureEnabled needs Tls, and does not go with ExternalAuthoritative.',
    ],
  ];
}

function sendDemands(connector: SendConnector): readonly Demand[] {
  const { requireTls, ignoreStartTls, tlsAuthLevel, tlsDomain, dnsRoutingEnabled, domainSecureEnabled } =
    connector;
  const level = known(tlsAuthLevel);
  const withoutTls = known(ignoreStartTls) === true || known(requireTls) === false;
  return [
    [
      known(requireTls) === true && known(ignoreStartTls) === true,
      'IgnoreSTARTTLS',
      ignoreStartTls,
      'RequireTLS needs IgnoreSTARTTLS False.',
    ],
    [
      typeof level === 'string' && withoutTls,
      'TlsAuthLevel',
      tlsAuthLevel,
      'TlsAuthLevel needs RequireTLS True and IgnoreSTARTTLS False.',
    ],
    [
      level === 'DomainValidation' && known(dnsRoutingEnabled) === false && known(tlsDomain) === null,
      'TlsDomain',
      tlsDomain,
      'DomainValidation to a smart host needs TlsDomain.',
    ],
    [
      known(domainSecureEnabled) === true &&
        (known(dnsRoutingEnabled) === false || known(ignoreStartTls) === true),
      'DomainSecureEnabled',
      domainSecureEnabled,
      'DomainSecureEnabled needs DNSRoutingEnabled True and IgnoreSTARTTLS False.',
    ],
  ];
}

function inboundDemands(connector: InboundConnector): readonly Demand[] {
  const { senderIpAddresses, cloudServicesMailEnabled, treatMessagesAsInternal, tlsSenderCertificateName } =
    connector;
  const tooWide = visibleItems(senderIpAddresses).some(
    ({ family, lo, hi }) => family === 6 || hi - lo > 255n,
  );
  return [
    [
      tooWide,
      'SenderIPAddresses',
      senderIpAddresses,
      'SenderIPAddresses takes IPv4 addresses and networks of /24 to /32.',
    ],
    [
      known(cloudServicesMailEnabled) === true && known(treatMessagesAsInternal) === true,
      'TreatMessagesAsInternal',
      treatMessagesAsInternal,
      'TreatMessagesAsInternal does not go with CloudServicesMailEnabled.',
    ],
    [
      hasInnerWildcard(known(tlsSenderCertificateName)),
      'TlsSenderCertificateName',
      tlsSenderCertificateName,
      'Only the first label may be a wildcard.',
    ],
  ];
}

function outboundDemands(connector: OutboundConnector): readonly Demand[] {
  const { useMxRecord, smartHosts, tlsDomain, connectorType, routeAllMessagesViaOnPremises } = connector;
  return [
    [
      known(useMxRecord) === true && visibleItems(smartHosts).length > 0,
      'SmartHosts',
      smartHosts,
      'SmartHosts needs UseMXRecord False.',
    ],
    [hasInnerWildcard(known(tlsDomain)), 'TlsDomain', tlsDomain, 'Only the first label may be a wildcard.'],
    [
      known(connectorType) === 'Partner' && known(routeAllMessagesViaOnPremises) === true,
      'RouteAllMessagesViaOnPremises',
      routeAllMessagesViaOnPremises,
      'RouteAllMessagesViaOnPremises needs a connector of type OnPremises.',
    ],
  ];
}

function hasInnerWildcard(name: string | null | undefined): boolean {
  return typeof name === 'string' && name.lastIndexOf('*') > 0;
}
