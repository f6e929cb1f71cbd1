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

/** Microsoft's lists by cloud. They change rarely and are announced 30 days ahead; a newer one can be passed wherever these are used. */
export const EOP_RANGES: readonly EopRanges[] = [
  {
    cloud: 'worldwide',
    published: '2026-08-14',
    source: `${WEB_SERVICE}/worldwide`,
    ranges: ranges(
      '40.92.0.0/15 40.107.0.0/16 52.100.0.0/14 104.47.0.0/17 2a01:111:f400::/48 2a01:111:f403::/48',
    ),
  },
];

/** The cloud that sends mail from the address, if the published lists name it. The address may be mapped (`::ffff:…`). */
export function cloudOfAddress(
  address: string,
  lists: readonly EopRanges[] = EOP_RANGES,
): MicrosoftCloud | undefined {
  const parsed = parseRemoteAddress(address);
  if (!parsed) return undefined;
  return lists.find((list) => list.ranges.some((range) => rangeContains(range, parsed)))?.cloud;
}

/** Whether the published lists name the address as one that Exchange Online Protection sends mail from. */
export function isEopAddress(address: string, lists: readonly EopRanges[] = EOP_RANGES): boolean {
  return cloudOfAddress(address, lists) !== undefined;
}

function ranges(text: string): readonly AddressRange[] {
  return text.split(' ').flatMap((item) => parseAddressRange(item) ?? []);
}
