import type { ReceiveConnector } from '../objects.js';

/**
 * A key equal for servers whose receive connectors listen alike: same endpoints, ranges, roles, in the same order. Equal values
 * are mostly the very same object (they are read once), so that the key is cheap; where they are not, keys differ and no more is lost
 * than time.
 */
export function listeningKey(connectors: readonly ReceiveConnector[]): string {
  let key = '';
  for (const { enabled, bindings, remoteIpRanges, transportRole } of connectors)
    for (const setting of [enabled, transportRole, bindings, remoteIpRanges])
      key += `${setting.state === 'set' ? numberOf(setting.value) : `? ${numberOf(setting.visible)}`};`;
  return key;
}

const numbers = new WeakMap<object, number>();
let last = 0;

function numberOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const known = numbers.get(value) ?? ++last;
  numbers.set(value, known);
  return `#${known}`;
}
