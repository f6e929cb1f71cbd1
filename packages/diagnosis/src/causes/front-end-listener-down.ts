import { findPortConflicts } from '@hybrid-mailflow/connector-model';
import { defineCause } from './define-cause.js';
import type { Ground } from './weighing/ground.js';
import { fits, points, proven, shown } from './weighing/grounds.js';
import { distinct, listed } from './weighing/listed.js';
import { eventsOf, factsOf, failing, faultOf, serverName, serversOf, type View } from './weighing/view.js';

const FAULTS = [
  'ConnectionRefused',
  'TimedOut',
  'not-accepting',
  'connection-closed-abruptly',
  'AddressAlreadyInUse',
  'unable-to-connect',
  '4.4.316',
  '5.4.316',
  '4.4.315',
  '1018',
  '1019',
  '1036',
];

/** Nothing takes connections on port 25: the service stopped, the server is in maintenance, or two roles want the port (§J.17). */
export const frontEndListenerDown = defineCause({
  id: 'front-end-listener-down',
  faults: FAULTS,
  rules: ['no-receive-connector-on-port-25', 'receive-connector-disabled', 'receive-connector-role-conflict'],
  assess: (view) => {
    const events = eventsOf(view, [1018, 1019, 1036], /MSExchange/i);
    const states = stopped(view);
    const conflicts = findPortConflicts(view.organization.receiveConnectors).filter(
      ({ kind, binding }) => kind === 'role' && binding.endsWith(':25'),
    );
    const refused = failing(view.toOnprem, ['refused']);
    const endpoint = view.endpoints.find(
      ({ from, endpoint: { connection } }) => from === 'inside' && connection === 'refused',
    );
    const outside = view.endpoints.filter(({ from }) => from === 'outside');
    const closed = outside.every(({ endpoint: { connection } }) => connection === 'refused') ? outside : [];
    const grounds: Ground[] = [
      ...(conflicts[0]
        ? [
            proven(
              `${conflicts[0].connectors.map(({ identity }) => identity).join(' and ')} share ${conflicts[0].binding} in different roles: the Front End Transport service stops.`,
            ),
          ]
        : []),
      ...(refused[0]
        ? [proven(`By its settings ${refused[0].prediction.summary}`.replace(/\.?$/, '.'))]
        : []),
      ...states.grounds,
      ...(events[0]
        ? [
            shown(
              `Event ${events[0].id}${events[0].server === undefined ? '' : ` on ${events[0].server}`}: a connector cannot listen, and the service stops.`,
            ),
          ]
        : []),
      ...(endpoint ? [points(`${endpoint.name} refuses connections inside too.`)] : []),
      // A firewall can refuse in the place of a server.
      ...(closed[0] ? [fits(`${closed[0].name} refuses connections from outside.`)] : []),
    ];
    if (grounds.length === 0) return undefined;
    const servers = distinct([
      ...conflicts.map(({ server }) => server.toUpperCase()),
      ...refused.map(({ prediction }) => prediction.server),
      ...states.servers,
      ...serversOf(events),
    ]);
    return {
      summary: `Nothing takes mail on port 25${servers.length > 0 ? ` of ${listed(servers)}` : ''}: ${reason(conflicts.length, refused.length, states.grounds.length)}.`,
      servers,
      grounds,
      expected:
        servers.length > 0 && view.toOnprem.length > 0
          ? {
              failed: servers.length,
              total: distinct(view.toOnprem.map(({ prediction }) => prediction.server)).length,
            }
          : null,
    };
  },
});

function reason(conflicts: number, refused: number, states: number): string {
  if (conflicts > 0) return 'a front-end and a back-end connector want the same port';
  if (states > 0) return 'the service or component is stopped';
  return refused > 0
    ? 'no enabled connector accepts Exchange Online there'
    : 'the Front End Transport service cannot listen';
}

/** Services, components and roles that must run for port 25. */
function stopped(view: View): { readonly grounds: Ground[]; readonly servers: string[] } {
  const down = factsOf(view, 'service-state').filter(
    ({ name, state, what }) =>
      (/^MSExchangeFront/i.test(name) && ['stopped', 'stopping', 'paused'].includes(state)) ||
      (what === 'component' &&
        /^(?:FrontendTransport|ServerWideOffline)$/i.test(name) &&
        ['inactive', 'draining'].includes(state)),
  );
  const [first] = down;
  return {
    servers: distinct(down.map(({ server }) => serverName(server))).filter((name) => name !== ''),
    grounds:
      first && !faultOf(view, ['SubjectMismatch'])
        ? [
            shown(
              `${first.displayName ?? first.name}${first.server === undefined ? '' : ` on ${first.server}`} is ${first.state}.`,
            ),
          ]
        : [],
  };
}
