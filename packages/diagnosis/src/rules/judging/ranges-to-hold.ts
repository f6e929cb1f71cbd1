import {
  EOP_RANGES,
  isEopAddress,
  known,
  parseAddressRange,
  withoutAddresses,
  type AddressRange,
  type ReceiveConnector,
} from '@hybrid-mailflow/connector-model';
import { cloudsOfTenant } from '../../predict/cloud-of-tenant.js';
import type { Situation } from '../../situation.js';

/** What setup makes for port 25: another name on Edge servers (§A.2.5). */
export function isDefaultFrontend({ name }: ReceiveConnector): boolean {
  return /^default (?:frontend|internal receive connector)\b/i.test(name);
}

/**
 * RemoteIPRanges that leave mail of Exchange Online to another connector: all others stay exactly as they are. Null where not
 * all ranges were exported, or none would be left.
 */
export function rangesWithoutCloud(
  situation: Situation,
  server: string,
  connector: ReceiveConnector,
): readonly string[] | null {
  const ranges = known(connector.remoteIpRanges);
  if (!ranges) return null;
  const left = withoutAddresses(ranges, cloudMailFrom(situation, server)).map(({ text }) => text);
  return left.length === 0 ? null : left;
}

/** RemoteIPRanges with the published addresses of Exchange Online of one family added that are not among them (§H.6). */
export function rangesWithCloud(
  situation: Situation,
  connector: ReceiveConnector,
  family: 4 | 6,
): readonly string[] | null {
  const ranges = known(connector.remoteIpRanges);
  if (!ranges) return null;
  const wanted = published(situation).filter((range) => range.family === family);
  return [...ranges, ...withoutAddresses(wanted, ranges)].map(({ text }) => text);
}

/** Where a server sees mail of Exchange Online come from: a device that translates addresses, else the published ones (§A.1.3). */
function cloudMailFrom(situation: Situation, server: string): readonly AddressRange[] {
  const seen = situation.observations.cloudAddresses.get(server) ?? [];
  const translated = seen.filter((address) => !isEopAddress(address));
  return translated.length > 0
    ? translated.flatMap((address) => parseAddressRange(address) ?? [])
    : published(situation);
}

function published({ organization }: Situation): readonly AddressRange[] {
  const clouds = cloudsOfTenant(organization);
  return EOP_RANGES.filter(({ cloud }) => clouds.includes(cloud)).flatMap(({ ranges }) => ranges);
}
