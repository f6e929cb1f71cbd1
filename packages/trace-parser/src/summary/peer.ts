import { memoize } from '../table/memo.js';

const CLIENT = /^([a-z]{3,4}\d{2})-[\w-]+\.outbound\.protection\.outlook\.com$/i;
const SERVER = /\.eop-([a-z]{3,4}\d{2})\.prod\.protection\.outlook\.com$/i;
const ENDPOINT = /^\[?([0-9a-f.:]+?)(?:%\w+)?\]?:\d+$/i;

/** Region of Exchange Online in the name of one of its servers: `EUR05`; empty where it is none. */
export const regionOf = memoize((host) => (CLIENT.exec(host) ?? SERVER.exec(host))?.[1]?.toUpperCase() ?? '');

/** `40.92.1.2` of `40.92.1.2:38112`, `2a01:111:f403::1` of `[2a01:111:f403::1]:25`; empty where there is none. */
export function addressOf(endpoint: string): string {
  return ENDPOINT.exec(endpoint)?.[1] ?? '';
}

/** The network an address is in, `10.20.3.0/24` or `2a01:111:f403::/48`: no range of Exchange Online is smaller. */
export const networkOf = memoize((address) => {
  const v4 = /^(\d+\.\d+\.\d+)\.\d+$/.exec(address);
  if (v4) return `${v4[1] ?? ''}.0/24`;
  const groups = address.toLowerCase().split(':', 4);
  return groups.length < 4 || groups.slice(0, 3).includes('')
    ? address
    : `${groups.slice(0, 3).join(':')}::/48`;
});
