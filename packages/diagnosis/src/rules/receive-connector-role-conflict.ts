import { findPortConflicts, known } from '@hybrid-mailflow/connector-model';
import { CITATIONS } from './citations.js';
import { defineRule, type Outcome } from './define-rule.js';

/** A front-end and a back-end connector on one port: the Front End Transport service stops, events 1018 and 1036 (§A.1.10, §A.1.11). */
export const receiveConnectorRoleConflict = defineRule({
  id: 'receive-connector-role-conflict',
  title: 'Receive connectors of different transport roles share a port of one server',
  severity: 'blocker',
  cites: [CITATIONS.frontEndStops],
  evaluate: ({ organization }) =>
    findPortConflicts(organization.receiveConnectors)
      .filter(({ kind }) => kind === 'role')
      .map(({ server, connectors: [frontEnd, hub], binding }): Outcome => {
        const takesMail = binding.endsWith(':25');
        return {
          outcome: 'fail',
          severity: takesMail ? 'blocker' : 'degraded',
          confidence: 'high',
          summary: `${hub.identity} (HubTransport) holds ${binding}, which ${frontEnd.identity} (FrontendTransport) needs: one of the transport services stops.`,
          primary: hub.transportRole.origin,
          related: [{ origin: frontEnd.bindings.origin, text: `the bindings of ${frontEnd.identity}` }],
          args: {
            server,
            connector: hub.identity,
            other: frontEnd.identity,
            binding,
            transportRole: known(hub.transportRole) ?? null,
          },
        };
      }),
});
