import { known } from '@hybrid-mailflow/connector-model';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { points, proven, shown } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { factsOf, isEdge, serverName, serversOf, type View } from './weighing/view.js';

/** The Edge schema takes 256 characters for `<I>issuer<S>subject` (§B.4). */
const EDGE_LIMIT = 256;

/** The Edge servers no longer get their settings: the subscription is gone, or a value does not fit their schema (§J.15). */
export const edgeSubscriptionStale = defineCause({
  id: 'edge-subscription-stale',
  faults: [
    'temporary-authentication-failure',
    'tls-certificate-name-not-found',
    'TenantInboundAttribution',
    'TenantAttribution',
  ],
  rules: ['edge-sync-failing', 'tls-certificate-name-too-long-for-edge'],
  assess: (view) => {
    const failed = factsOf(view, 'edge-sync').filter(({ result }) =>
      /failed|incomplete|couldnotconnect|notsynchronized/i.test(result ?? ''),
    );
    const [sync] = failed;
    const long = tooLong(view);
    if (!sync && !long) return undefined;
    const edges = view.organization.servers.filter((server) => isEdge(view, server));
    const servers = distinct([...serversOf(failed), ...(serversOf(failed).length === 0 ? edges : [])]);
    const grounds: Ground[] = [
      ...(long
        ? [
            proven(
              `TlsCertificateName of ${long.name} has ${long.length} characters, and Edge servers take ${EDGE_LIMIT}: the value never reaches them.`,
            ),
          ]
        : []),
      ...(sync
        ? [
            shown(
              `EdgeSync${sync.server === undefined ? '' : ` to ${sync.server}`} reports ${sync.result ?? 'a failure'}${sync.failure === undefined ? '' : `: ${(sync.failure.split('\n')[0] ?? '').replace(/\.$/, '')}`}.`,
            ),
          ]
        : []),
      ...edgeConnectors(view),
    ];
    return {
      summary: `The Edge ${servers.length === 1 ? `server ${listed(servers)} no longer gets` : `servers ${listed(servers)}${servers.length > 0 ? ' ' : ''}no longer get`} the settings of the organization${long ? ': TlsCertificateName is too long for them' : ': EdgeSync fails'}.`,
      servers,
      grounds,
    };
  },
});

function tooLong(view: View): { readonly name: string; readonly length: number } | undefined {
  for (const { sendConnector, prediction } of view.toCloud) {
    const named = sendConnector && known(sendConnector.tlsCertificateName);
    const sources = sendConnector ? (known(sendConnector.sourceTransportServers) ?? []) : [];
    const viaEdge = [prediction.server, ...sources.map(serverName)].some((server) => isEdge(view, server));
    if (sendConnector && named && viaEdge && named.raw.length > EDGE_LIMIT)
      return { name: sendConnector.name, length: named.raw.length };
  }
  return undefined;
}

/** The same connector, exported on an Edge server and on a Mailbox server, with different certificates. */
function edgeConnectors({ organization }: View): Ground[] {
  const named = new Map<string, Set<string>>();
  for (const { name, tlsCertificateName } of organization.sendConnectors) {
    const value = known(tlsCertificateName);
    if (value === undefined) continue;
    named.set(name, (named.get(name) ?? new Set()).add(value?.raw ?? ''));
  }
  const [different] = [...named].filter(([, values]) => values.size > 1);
  return different
    ? [
        points(
          `${different[0]} names different certificates in different exports: the Edge copy is not the one of the organization.`,
        ),
      ]
    : [];
}
