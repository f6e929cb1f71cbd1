import {
  known,
  parseExchangeVersion,
  type ExchangeServer,
  type Organization,
  type ReceiveConnector,
} from '@hybrid-mailflow/connector-model';
import type { ServerRecord } from '../situation.js';

/** Host name in upper case without its domain, as servers are keyed. */
export function serverKey(name: string): string {
  return (name.split('.', 1)[0] ?? '').trim().toUpperCase();
}

/** Gathers what the exports tell of each server; one pass, so that rules need not search the organization again. */
export function serversOf(organization: Organization): ReadonlyMap<string, ServerRecord> {
  const connectors = new Map<string, ReceiveConnector[]>();
  for (const connector of organization.receiveConnectors) {
    if (connector.server === '') continue;
    const ofServer = connectors.get(connector.server);
    if (ofServer) ofServer.push(connector);
    else connectors.set(connector.server, [connector]);
  }
  const exported = new Map(organization.exchangeServers.map((server) => [serverKey(server.name), server]));
  const edges = new Set(
    organization.hybridConfigurations.flatMap(({ edgeTransportServers }) =>
      (known(edgeTransportServers) ?? []).map(serverKey),
    ),
  );
  const names = new Set([...organization.servers, ...connectors.keys(), ...exported.keys(), ...edges]);
  return new Map(
    [...names].sort().map((name) => {
      const ofServer = connectors.get(name) ?? [];
      return [name, toRecord(name, ofServer, exported.get(name), edges.has(name))];
    }),
  );
}

function toRecord(
  name: string,
  receiveConnectors: readonly ReceiveConnector[],
  exchangeServer: ExchangeServer | undefined,
  namedEdge: boolean,
): ServerRecord {
  const version = exchangeServer && parseExchangeVersion(known(exchangeServer.adminDisplayVersion) ?? '');
  const edge =
    namedEdge ||
    (exchangeServer !== undefined && known(exchangeServer.isEdgeServer) === true) ||
    receiveConnectors.some((connector) => /^default internal receive connector\b/i.test(connector.name));
  return {
    name,
    receiveConnectors,
    ...(exchangeServer ? { exchangeServer } : {}),
    ...(version ? { version } : {}),
    edge,
  };
}
