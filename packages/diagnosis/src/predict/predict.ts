import {
  known,
  sendsToExchangeOnline,
  type Organization,
  type ReceiveConnector,
} from '@hybrid-mailflow/connector-model';
import type { Observations } from '../observe/observations.js';
import type { Configuration } from '../situation.js';
import { predictCloudToOnprem } from './cloud-to-onprem.js';
import { expectedSubject } from './expected-subject.js';
import { predictOnpremToCloud } from './onprem-to-cloud.js';
import { outboundRoutes } from './outbound-route.js';
import type { ServerPrediction } from './server-prediction.js';

/** One prediction per flow, server and route; none where no configuration was given. */
export function predict(
  configuration: Configuration,
  observations: Observations,
  asOf: string,
): ServerPrediction[] {
  const { organization } = configuration;
  const routes = outboundRoutes(organization, expectedSubject(observations));
  // Each server is asked about its own connectors only: hundreds of servers must not be searched for each of them.
  const connectorsOf = connectorsByServer(organization);
  const fromCloud = cloudFacingServers(organization).flatMap((server) =>
    routes.map((route) => {
      const remoteAddress = observations.cloudAddresses.get(server)?.[0];
      const own = { ...organization, receiveConnectors: connectorsOf.get(server) ?? [] };
      return predictCloudToOnprem(
        { ...configuration, organization: own },
        server,
        route,
        remoteAddress,
        asOf,
      );
    }),
  );
  const toCloud = organization.sendConnectors.filter(sendsToExchangeOnline).flatMap((connector) => {
    const servers = (known(connector.sourceTransportServers) ?? [])
      .map((server) => server.toUpperCase())
      .sort();
    return servers.map((server) => predictOnpremToCloud(configuration, server, connector, asOf));
  });
  return [...fromCloud, ...toCloud];
}

function connectorsByServer({ receiveConnectors }: Organization): ReadonlyMap<string, ReceiveConnector[]> {
  const byServer = new Map<string, ReceiveConnector[]>();
  for (const connector of receiveConnectors) {
    const server = connector.server.toUpperCase();
    const ofServer = byServer.get(server);
    if (ofServer) ofServer.push(connector);
    else byServer.set(server, [connector]);
  }
  return byServer;
}

/**
 * The servers that may take mail from Exchange Online: those with a receive connector on port 25. A server that the
 * Hybrid Configuration Wizard was not run for counts all the same: that is how the founding failure arises (§F.2.1).
 */
function cloudFacingServers(organization: Organization): string[] {
  const servers = new Set<string>();
  for (const connector of organization.receiveConnectors) {
    const bindings = known(connector.bindings);
    if (!bindings || bindings.some(({ port }) => port === 25)) servers.add(connector.server.toUpperCase());
  }
  return [...servers].sort();
}
