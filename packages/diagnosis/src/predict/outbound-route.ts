import { known, type Organization, type OutboundConnector } from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';

/** How Exchange Online reaches the organization: where it connects to and what it demands of the certificate. */
export interface OutboundRoute {
  readonly connector?: OutboundConnector;
  readonly target: string | null;
  /** Undefined where no export tells; null is opportunistic TLS. */
  readonly tlsSettings: string | null | undefined;
  /** The name the served certificate must cover under DomainValidation; undefined where unknown. */
  readonly tlsDomain: string | undefined;
  /** Where `tlsDomain` was read: the connector, or the expected subject of an error text. */
  readonly tlsDomainOrigin: Origin | null;
}

/** The routes of the tenant's enabled OnPremises OutboundConnectors; one unknown route where none was exported. */
export function outboundRoutes(
  organization: Organization,
  expectedSubject?: { name: string; origin: Origin },
): OutboundRoute[] {
  const routes = organization.outboundConnectors.filter(reachesOrganization).map(routeOf);
  if (routes.length > 0) return routes;
  return [
    {
      target: null,
      // The text "Expected Subject" is only printed when the name was checked (§E.2.8).
      tlsSettings: expectedSubject ? 'DomainValidation' : undefined,
      tlsDomain: expectedSubject?.name,
      tlsDomainOrigin: expectedSubject?.origin ?? null,
    },
  ];
}

function reachesOrganization(connector: OutboundConnector): boolean {
  const type = known(connector.connectorType);
  const onPremises = type === undefined || type?.toLowerCase() === 'onpremises';
  return onPremises && known(connector.enabled) !== false && known(connector.testMode) !== true;
}

function routeOf(connector: OutboundConnector): OutboundRoute {
  const { tlsDomain } = connector;
  return {
    connector,
    target: known(connector.useMxRecord) === true ? null : (known(connector.smartHosts)?.[0] ?? null),
    tlsSettings: known(connector.tlsSettings),
    tlsDomain: known(tlsDomain) ?? undefined,
    tlsDomainOrigin: tlsDomain.origin,
  };
}
