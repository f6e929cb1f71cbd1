import type { ConfigurationObject } from '../objects.js';
import { canonicalText, type SettingValue } from './canonical-text.js';

const OWN = '<own>';

/**
 * As canonicalText, but what is each server's own counts as the same: its name and FQDN, wherever they stand, and the local
 * address a connector is bound to. Without this every two servers differ.
 */
export function ownText(
  key: string,
  value: SettingValue,
  object: ConfigurationObject,
  server: string,
): string {
  if (key === 'bindings' && object.kind === 'ReceiveConnector' && object.bindings.state === 'set') {
    const endpoints = object.bindings.value.map(
      ({ family, address, port }) => `${family} ${address === undefined ? '*' : OWN} ${port}`,
    );
    return [...new Set(endpoints)].sort().join('\n');
  }
  return withoutServer(canonicalText(value), server);
}

/** The text with `<own>` for the server's name, alone or with its domain: `ex01`, `ex01.contoso.local`. */
export function withoutServer(text: string, server: string): string {
  const lower = text.toLowerCase();
  const name = server.toLowerCase();
  if (name === '' || !lower.includes(name)) return lower;
  let result = '';
  let from = 0;
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, from)) {
    const end = at + name.length;
    const alone = !isNameCharacter(lower[at - 1]) && !isNameCharacter(lower[end]);
    result += lower.slice(from, at) + (alone ? OWN : name);
    from = alone ? end + domainAt(lower, end) : end;
  }
  return result + lower.slice(from);
}

function isNameCharacter(character: string | undefined): boolean {
  return character !== undefined && /[a-z0-9-]/.test(character);
}

/** How long the domain behind a host name is: `.contoso.local`. */
function domainAt(text: string, from: number): number {
  return /^(?:\.[a-z0-9-]+)+/.exec(text.slice(from, from + 260))?.[0].length ?? 0;
}
