import { parseExchangeVersion } from '../exchange-version.js';
import { serverName } from '../normal-forms/server-name.js';
import type { Organization, ReceiveConnector } from '../objects.js';
import { known } from '../setting.js';

/** Sorts of servers whose connectors are not alike: 2010 has no front end, Edge is not managed from inside. (§A.2) */
export type ServerSort = 'mailbox' | 'edge' | '2010';

/** The sort of every server named by an exported object, by what is exported of it; `mailbox` where nothing tells another. */
export function sortsOfServers(organization: Organization): ReadonlyMap<string, ServerSort> {
  const sorts = new Map<string, ServerSort>(organization.servers.map((server) => [server, 'mailbox']));
  for (const connector of organization.receiveConnectors) {
    const sort = sortOfConnector(connector);
    if (sort !== undefined) sorts.set(connector.server, sort);
  }
  for (const { edgeTransportServers } of organization.hybridConfigurations)
    for (const server of known(edgeTransportServers) ?? []) sorts.set(server, 'edge');
  for (const { name, isEdgeServer, roles, adminDisplayVersion } of organization.exchangeServers) {
    const version = parseExchangeVersion(known(adminDisplayVersion) ?? '');
    if (known(isEdgeServer) === true || known(roles)?.includes('Edge') === true)
      sorts.set(serverName(name), 'edge');
    else if (version !== undefined && version.major < 15) sorts.set(serverName(name), '2010');
  }
  return sorts;
}

function sortOfConnector({ name, server, bindings }: ReceiveConnector): ServerSort | undefined {
  if (/^default internal receive connector /i.test(name)) return 'edge';
  // From 2013 on the front end owns port 25, and the connector of that name listens on 2525. (§A.2.3)
  const isDefault = name.toUpperCase() === `DEFAULT ${server}`;
  return isDefault && known(bindings)?.some(({ port }) => port === 25) === true ? '2010' : undefined;
}
