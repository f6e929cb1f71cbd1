import { parseAddressRange, rangeContains } from '../normal-forms/address-range.js';
import { parseRemoteAddress } from '../normal-forms/ip-address.js';
import type { AddressRange } from '../objects.js';

export type MicrosoftCloud = 'worldwide' | 'gcc-high' | 'dod' | 'china';

/** Where Exchange Online Protection of one cloud sends mail from, as Microsoft published it on a day. (§H) */
export interface EopRanges {
  readonly cloud: MicrosoftCloud;
  /** The day of the published list, ISO 8601. */
  readonly published: string;
  /** Where to get today's list. */
  readonly source: string;
  readonly ranges: readonly AddressRange[];
}

const WEB_SERVICE = 'https://endpoints.office.com/endpoints';

/**
 * Microsoft's lists of the addresses behind its mail hosts, by cloud. Only the worldwide list is kept to port 25; the others
 * hold portal addresses too. They change rarely and are announced 30 days ahead; a newer list can be passed wherever these
 * are used.
 */
export const EOP_RANGES: readonly EopRanges[] = [
  {
    cloud: 'worldwide',
    published: '2026-08-14',
    source: `${WEB_SERVICE}/worldwide`,
    ranges: ranges(
      '40.92.0.0/15 40.107.0.0/16 52.100.0.0/14 104.47.0.0/17',
      '2a01:111:f400::/48 2a01:111:f403::/48',
    ),
  },
  {
    cloud: 'gcc-high',
    published: '2023-07-31',
    source: `${WEB_SERVICE}/USGOVGCCHigh`,
    ranges: ranges(
      '23.103.191.0/24 23.103.199.128/25 23.103.208.0/22 52.227.182.149/32 52.238.74.212/32 52.244.65.13/32',
      '2001:489a:2202:4::/62 2001:489a:2202:c::/62 2001:489a:2202:2000::/63',
    ),
  },
  {
    cloud: 'dod',
    published: '2023-07-31',
    source: `${WEB_SERVICE}/USGOVDoD`,
    ranges: ranges(
      '23.103.191.0/24 23.103.199.0/25 23.103.204.0/22',
      '2001:489a:2202::/62 2001:489a:2202:8::/62 2001:489a:2202:2000::/63',
    ),
  },
  {
    cloud: 'china',
    published: '2023-06-29',
    source: `${WEB_SERVICE}/China`,
    ranges: ranges(
      '42.159.33.192/27 42.159.36.0/24 42.159.161.192/27 42.159.164.0/24 139.219.16.0/27 139.219.17.0/24 139.219.24.0/22',
      '139.219.145.0/27 139.219.146.0/24 139.219.156.0/22',
      '2406:e500:4420::/43 2406:e500:4440::/43 2406:e500:c020::/44 2406:e500:c120::/44',
    ),
  },
];

/** The clouds that may send mail from the address, by the published lists. It may be mapped (`::ffff:…`). */
export function cloudsOfAddress(
  address: string,
  lists: readonly EopRanges[] = EOP_RANGES,
): readonly MicrosoftCloud[] {
  const parsed = parseRemoteAddress(address);
  if (!parsed) return [];
  return lists
    .filter((list) => list.ranges.some((range) => rangeContains(range, parsed)))
    .map(({ cloud }) => cloud);
}

/** Whether the published lists name the address as one that Exchange Online Protection sends mail from. */
export function isEopAddress(address: string, lists: readonly EopRanges[] = EOP_RANGES): boolean {
  return cloudsOfAddress(address, lists).length > 0;
}

/** The list of one cloud. */
export function eopRangesOf(cloud: MicrosoftCloud): EopRanges | undefined {
  return EOP_RANGES.find((list) => list.cloud === cloud);
}

function ranges(...lines: readonly string[]): readonly AddressRange[] {
  return lines.flatMap((line) => line.split(' ')).flatMap((item) => parseAddressRange(item) ?? []);
}
