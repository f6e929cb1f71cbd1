import { known, type Organization } from '@hybrid-mailflow/connector-model';
import { serverKey } from '../intake/servers.js';
import type { Observations } from '../observe/observations.js';
import type { Configuration, ServerRecord } from '../situation.js';
import { SMTP_PORT } from './cloud-sessions.js';

/**
 * What speaks for a server taking mail of Exchange Online: `seen` in its log or in an error text; `listed` by the wizard, or
 * nothing says who is; `unlisted`: the wizard was run for other servers, so only DNS or a load balancer can lead there.
 */
export type Reach = 'seen' | 'listed' | 'unlisted';

/**
 * The servers that may take mail from Exchange Online: the Edge servers where the wizard was run for them, else those with a
 * receive connector on port 25. A server the wizard was not run for counts all the same: so the founding failure arises (§F.2.1).
 */
export function cloudFacingServers(
  { organization, servers, stores }: Configuration,
  observations: Observations,
): readonly { readonly server: ServerRecord; readonly reach: Reach }[] {
  const edges = wizardServers(organization, 'edgeTransportServers');
  const receiving = wizardServers(organization, 'receivingTransportServers');
  const presented = observations.faults.flatMap((fault) => fault.presented);
  const thumbprints = new Set(presented.map(({ thumbprint }) => thumbprint ?? ''));
  const subjects = new Set(presented.map(({ subject }) => subject ?? ''));
  const isSeen = ({ name }: ServerRecord) =>
    observations.cloudAddresses.has(name) ||
    observations.served.some((entry) => entry.server === name) ||
    (stores.get(name) ?? []).some(
      ({ stored: { certificate } }) =>
        // Only a certificate the server made itself tells it from the others.
        certificate.selfSigned === true &&
        (thumbprints.has(certificate.thumbprint ?? '-') || subjects.has(certificate.subject || '-')),
    );
  return [...servers.values()].flatMap((server) => {
    const listed = edges.size > 0 ? edges.has(server.name) : listens(server);
    const seen = isSeen(server);
    if (!listed && !seen) return [];
    const known = edges.size > 0 ? edges : receiving;
    const reach = seen ? 'seen' : known.size === 0 || known.has(server.name) ? 'listed' : 'unlisted';
    return [{ server, reach }];
  });
}

function listens({ receiveConnectors, edge }: ServerRecord): boolean {
  // An Edge server that no wizard names takes mail of its own subscription.
  if (edge && receiveConnectors.length === 0) return false;
  return receiveConnectors.some((connector) => {
    const bindings = known(connector.bindings);
    return !bindings || bindings.some(({ port }) => port === SMTP_PORT);
  });
}

/** The servers the Hybrid Configuration Wizard was run for; none where no export tells. */
export function wizardServers(
  { hybridConfigurations }: Organization,
  list: 'edgeTransportServers' | 'receivingTransportServers' | 'sendingTransportServers',
): ReadonlySet<string> {
  return new Set(hybridConfigurations.flatMap((hybrid) => (known(hybrid[list]) ?? []).map(serverKey)));
}
