import { isIP } from 'node:net';
import type { ProbeTarget } from '@hybrid-mailflow/cert-inspector/probe';
import { UsageError } from '../terminal.js';

/**
 * `HOST`, `HOST:PORT`, an address, `[IPv6]` or `[IPv6]:PORT`; the port is 25 when left out.
 * @throws UsageError for anything else.
 */
export function parseTarget(text: string): ProbeTarget {
  if (isIP(text) === 6) return { host: text };
  const match = /^(?:\[([\da-fA-F:.]+)\]|([^\s:[\]/@]+))(?::(\d{1,5}))?$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = Number(match?.[3] ?? 25);
  if (host === undefined || port < 1 || port > 65_535) {
    throw new UsageError(
      `${text}: not a host. Write it as mail.contoso.com, mail.contoso.com:587 or [2001:db8::1]:25.`,
    );
  }
  return { host, port };
}
