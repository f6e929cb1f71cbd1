export interface Endpoint {
  readonly address: string;
  readonly port?: number;
}

/** Ports on which mail is taken, for telling the port of an IPv6 address without brackets from its last group. */
const MAIL_PORTS = new Set(['25', '465', '587', '2525', '717', '475']);

/** Splits `203.0.113.5:25`, `[2001:db8::1]:25`, `2001:db8::1`, `72.x.x.x.:25`. Masked digits stay as printed. */
export function splitEndpoint(raw: string): Endpoint | undefined {
  const text = raw.trim().replace(/^["'(]+|["'),;.]+$/g, '');
  if (text === '' || text.length > 100) return undefined;
  const bracketed = /^\[([^[\]]{2,60})\](?::(\d{1,5}))?$/.exec(text);
  if (bracketed) return endpoint(bracketed[1] ?? '', bracketed[2]);
  const colons = text.split(':').length - 1;
  const [, head = '', tail = ''] = /^(.*):([^:]*)$/.exec(text) ?? [];
  if (colons === 1) return endpoint(head, /^\d{1,5}$/.test(tail) ? tail : undefined);
  const groups = head.split(':').filter((group) => group !== '').length;
  if (colons > 1 && MAIL_PORTS.has(tail) && (groups === 8 || head.includes('::')))
    return endpoint(head, tail);
  return endpoint(text, undefined);
}

function endpoint(address: string, port: string | undefined): Endpoint | undefined {
  const clean = address.replace(/\.+$/, '').trim();
  if (clean === '') return undefined;
  return { address: clean, ...(port !== undefined && { port: Number(port) }) };
}
