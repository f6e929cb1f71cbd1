import { lookup, resolve4, resolve6 } from 'node:dns/promises';
import { isIP } from 'node:net';
import { toFault } from './fault.js';

export type ResolveHost = (host: string) => Promise<readonly string[]>;

/**
 * Every address of a host: its A records, then its AAAA records. Where DNS has none, what the operating system knows
 * (the hosts file) counts.
 * @throws ProbeFault `name-not-found` or `resolve-failed`.
 */
export const resolveHost: ResolveHost = async (host) => {
  if (isIP(host) !== 0) return [host];
  const answers = await Promise.allSettled([resolve4(host), resolve6(host)]);
  const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (addresses.length > 0) return [...new Set(addresses)];
  try {
    const known = await lookup(host, { all: true });
    return [...new Set(known.map(({ address }) => address))];
  } catch (error) {
    throw toFault(error, 'resolve-failed');
  }
};
