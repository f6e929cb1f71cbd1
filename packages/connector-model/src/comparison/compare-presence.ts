import type { ReceiveConnector } from '../objects.js';
import { nameOf } from './compare-objects.js';
import type { Member } from './compare-servers.js';
import type { Comparison, ServerDifference } from './difference.js';
import { judgeAdded, judgeRemoved } from './judges/judge-object.js';
import { withoutServer } from './own-text.js';

/**
 * Which servers lack a connector that others have, or have one that most lack. `exported`: all connectors of the servers of
 * that sort. A server whose export would not show such a connector is not compared: an export of one connector says nothing of
 * the others.
 */
export function comparePresence(
  members: readonly Member<ReceiveConnector>[],
  exported: ReadonlyMap<string, readonly ReceiveConnector[]>,
): Comparison<ServerDifference> {
  const [first] = members;
  if (!first) return { differences: [], notCompared: [], compared: 0 };
  const { object, server } = first;
  const holders = members.map((member) => member.server);
  const holding = new Set(holders);
  const others = [...exported].filter(([name]) => !holding.has(name));
  const lacking = others.filter(([, shown]) => isExportedWith(object, shown)).map(([name]) => name);
  const untold = others.filter(([, shown]) => !isExportedWith(object, shown)).map(([name]) => name);
  const { kind } = object;
  const isMissing = holders.length >= lacking.length;
  const settledBy = holders.length === lacking.length ? 'nothing' : 'majority';
  return {
    differences: isMissing
      ? lacking.map((name) => ({
          ...judgeRemoved(object),
          kind,
          object: nameOn(name, object, server),
          server: name,
          change: 'removed',
          reference: { value: object.identity, origin: object.origin },
          agreeing: holders,
          settledBy,
        }))
      : members.map((member) => ({
          ...judgeAdded(member.object),
          ...nameOf(member.object),
          change: 'added',
          actual: { value: member.object.identity, origin: member.object.origin },
          agreeing: lacking,
          settledBy,
        })),
    notCompared: untold.map((name) => ({
      kind,
      object: nameOn(name, object, server),
      server: name,
      reason: 'not-exported',
      settings: [],
    })),
    compared: 0,
  };
}

/** Whether a server's export would hold such a connector: it holds several, among them one of the same role. */
function isExportedWith({ transportRole }: ReceiveConnector, exported: readonly ReceiveConnector[]): boolean {
  const role = transportRole.state === 'set' ? transportRole.value : undefined;
  return (
    exported.length > 1 &&
    exported.some(
      (other) => (other.transportRole.state === 'set' ? other.transportRole.value : undefined) === role,
    )
  );
}

/** What the connector of one server is called on another. */
function nameOn(server: string, { name }: ReceiveConnector, from: string): string {
  const at = withoutServer(name, from) === name.toLowerCase() ? -1 : name.toUpperCase().indexOf(from);
  const there = at < 0 ? name : `${name.slice(0, at)}${server}${name.slice(at + from.length)}`;
  return `${server}\\${there}`;
}
