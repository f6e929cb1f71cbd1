/**
 * Takes `@{Address=0.0.0.0; Port=25}` apart, the text PowerShell gives an object it does not go into. Undefined where the
 * text is something else. A value that holds `; name=` itself cannot be told from two.
 */
export function parseHashtableText(text: string): ReadonlyMap<string, string> | undefined {
  const inner = /^@\{([^]*)\}$/.exec(text.length <= LONGEST ? text : '')?.[1];
  if (inner === undefined) return undefined;
  const entries = new Map<string, string>();
  for (const part of inner.split(/; (?=[A-Za-z_]\w{0,200}=)/)) {
    const equals = part.indexOf('=');
    if (equals <= 0) return undefined;
    entries.set(part.slice(0, equals), part.slice(equals + 1));
  }
  return entries;
}

const LONGEST = 64 * 1024;
