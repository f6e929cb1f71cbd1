import type { Origin } from '@hybrid-mailflow/evidence';
import type { DnsAnswer } from '../fact.js';

/** `Resolve-DnsName : mail.contoso.com : DNS name does not exist` */
export const RESOLVE_ERROR = /^Resolve-DnsName\s?: ([\w.*-]+) : (.+)$/;

/** What an error of Resolve-DnsName tells; its words are translated, so a foreign one only says that it failed. */
export function resolveErrorOf(text: string, origin: Origin): DnsAnswer | undefined {
  const [, name, words = ''] = RESOLVE_ERROR.exec(text) ?? [];
  if (name === undefined) return undefined;
  const status: DnsAnswer['status'] = /does not exist|existiert nicht|n'existe pas|no existe/i.test(words)
    ? 'no-such-name'
    : /timeout|timed out|Timeout|Zeit/i.test(words)
      ? 'timed-out'
      : /server failure|Serverfehler/i.test(words)
        ? 'server-failed'
        : /refused|verweigert/i.test(words)
          ? 'refused'
          : 'unknown';
  return { kind: 'dns-answer', tool: 'Resolve-DnsName', name, values: [], status, origin };
}
