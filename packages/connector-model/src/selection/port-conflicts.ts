import { formatBinding } from '../normal-forms/binding.js';
import type { AddressRange, Binding, ReceiveConnector } from '../objects.js';
import { known, visibleItems } from '../setting.js';
import { listeningKey } from './listening-key.js';

/**
 * `role`: a front-end and a back-end connector on one endpoint, after which the Front End Transport service stops (§A.1.10,
 * §A.1.11). `same-range` and `partial-overlap`: what one server cannot store, so the exports do not belong together (§A.1.4, §A.1.5).
 */
export type PortConflictKind = 'role' | 'same-range' | 'partial-overlap';

export interface PortConflict {
  readonly kind: PortConflictKind;
  readonly server: string;
  /** Two enabled connectors of the server. */
  readonly connectors: readonly [ReceiveConnector, ReceiveConnector];
  /** The endpoint they share, such as `0.0.0.0:25`. */
  readonly binding: string;
  /** The ranges that clash, as spelled, in the order of the connectors; empty for a conflict of roles. */
  readonly ranges: readonly string[];
}

interface Listener {
  readonly connector: ReceiveConnector;
  readonly binding: Binding;
}

/** Finds connectors that cannot live together on one endpoint of their server; each pair once for each kind of conflict. */
export function findPortConflicts(connectors: readonly ReceiveConnector[]): readonly PortConflict[] {
  const enabled = connectors.filter(({ server, enabled }) => server !== '' && known(enabled) !== false);
  const withoutConflict = new Set<string>();
  return groupBy(enabled, ({ server }) => server).flatMap((ofServer) => {
    const key = listeningKey(ofServer);
    if (withoutConflict.has(key)) return [];
    const conflicts = conflictsOf(ofServer);
    if (conflicts.length === 0) withoutConflict.add(key);
    return conflicts;
  });
}

function conflictsOf(ofServer: readonly ReceiveConnector[]): readonly PortConflict[] {
  const listeners = ofServer.flatMap((connector) =>
    visibleItems(connector.bindings).map((binding) => ({ connector, binding })),
  );
  const byPort = groupBy(listeners, ({ binding: { family, port } }) => `${family} ${port}`);
  const byEndpoint = groupBy(listeners, ({ binding }) => formatBinding(binding));
  const conflicts = new Map<string, PortConflict>();
  for (const conflict of [...byPort.flatMap(roleConflicts), ...byEndpoint.flatMap(rangeConflicts)]) {
    const [left, right] = conflict.connectors;
    const key = JSON.stringify([conflict.kind, left.identity, right.identity]);
    if (!conflicts.has(key)) conflicts.set(key, conflict);
  }
  return [...conflicts.values()];
}

function roleConflicts(listeners: readonly Listener[]): readonly PortConflict[] {
  const ofRole = (role: string) =>
    listeners.filter(({ connector }) => known(connector.transportRole) === role);
  const frontEnds = ofRole('FrontendTransport');
  return ofRole('HubTransport').flatMap((hub) => {
    const frontEnd = frontEnds.find((other) => meets(other.binding, hub.binding));
    return frontEnd ? [toConflict('role', frontEnd, hub, [])] : [];
  });
}

/** A binding to all addresses holds the port of every one. */
function meets(left: Binding, right: Binding): boolean {
  return left.address === undefined || right.address === undefined || left.address === right.address;
}

/** Ranges in order of their start: each must end inside the one that is still open, or after it. */
function rangeConflicts(listeners: readonly Listener[]): readonly PortConflict[] {
  const entries = listeners
    .flatMap((listener) =>
      visibleItems(listener.connector.remoteIpRanges).map((range) => ({ listener, range })),
    )
    .filter(({ listener, range }) => range.family === listener.binding.family)
    .sort((left, right) => compare(left.range.lo, right.range.lo) || compare(right.range.hi, left.range.hi));
  const conflicts: PortConflict[] = [];
  const open: typeof entries = [];
  for (const entry of entries) {
    while ((open.at(-1)?.range.hi ?? entry.range.lo) < entry.range.lo) open.pop();
    const around = open.at(-1);
    const kind = around && clash(around.range, entry.range);
    if (around && kind && around.listener.connector !== entry.listener.connector) {
      const ranges = [around.range.text, entry.range.text];
      conflicts.push(toConflict(kind, around.listener, entry.listener, ranges));
    }
    open.push(entry);
  }
  return conflicts;
}

function clash(around: AddressRange, range: AddressRange): PortConflictKind | undefined {
  if (around.lo === range.lo && around.hi === range.hi) return 'same-range';
  return range.hi > around.hi ? 'partial-overlap' : undefined;
}

function toConflict(
  kind: PortConflictKind,
  left: Listener,
  right: Listener,
  ranges: readonly string[],
): PortConflict {
  const binding = formatBinding(right.binding);
  return {
    kind,
    server: left.connector.server,
    connectors: [left.connector, right.connector],
    binding,
    ranges,
  };
}

function compare(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
