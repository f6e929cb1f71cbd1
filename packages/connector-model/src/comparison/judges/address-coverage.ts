import { isWholeFamily } from '../../normal-forms/address-range.js';
import type { AddressRange, ReceiveConnector } from '../../objects.js';
import { PRIVATE_RANGES } from '../../selection/eop-coverage.js';
import { EOP_RANGES } from '../../selection/eop-ranges.js';
import { paintRange } from '../../selection/paint-range.js';
import { visibleItems } from '../../setting.js';
import { breaking, harmless, risky, type Judgement } from './judge.js';

const EOP = EOP_RANGES.flatMap(({ ranges }) => ranges);
const SMTP_PORT = 25;

/**
 * Whether a receive connector may take mail of Exchange Online: it listens on port 25, or may, and its ranges hold an address
 * of one of Microsoft's clouds, or are not known.
 */
export function mayTakeCloudMail({ bindings, remoteIpRanges }: ReceiveConnector): boolean {
  const listens = bindings.state !== 'set' || bindings.value.some(({ port }) => port === SMTP_PORT);
  return listens && (remoteIpRanges.state !== 'set' || touches(remoteIpRanges.value, EOP));
}

/** Whether it may take mail of Exchange Online from a load balancer or proxy that puts its own, private address in place. (§A.1.3) */
export function mayTakeNatMail({ bindings, remoteIpRanges }: ReceiveConnector): boolean {
  return (
    visibleItems(bindings).some(({ port }) => port === SMTP_PORT) &&
    touches(visibleItems(remoteIpRanges), PRIVATE_RANGES)
  );
}

/** Whether it takes addresses of Exchange Online by a range narrower than all addresses: before the connector meant to. (§A.1.2) */
export function capturesCloudMail(connector: ReceiveConnector): boolean {
  const narrow = visibleItems(connector.remoteIpRanges).filter((range) => !isWholeFamily(range));
  return mayTakeCloudMail(connector) && touches(narrow, EOP);
}

/** What it means that RemoteIPRanges changed, by the addresses that matter: those of Exchange Online, and private ones. (§A.1) */
export function judgeRanges(from: readonly AddressRange[], to: readonly AddressRange[]): Judgement {
  const [before, after] = [covered(from, EOP), covered(to, EOP)];
  if (after < before)
    return breaking(
      'Addresses of Exchange Online outside RemoteIPRanges are answered by another connector, or by none.',
    );
  if (after > before)
    return to.some(isWholeFamily)
      ? risky('The connector takes more addresses of Exchange Online with these RemoteIPRanges.')
      : breaking('A connector with a narrower range takes the mail of Exchange Online away from the others.');
  if (covered(from, PRIVATE_RANGES) !== covered(to, PRIVATE_RANGES))
    return risky(
      'A load balancer or proxy with source NAT may have one of these addresses: then this connector takes all its mail.',
    );
  return harmless('No address of Exchange Online and no private address is concerned.');
}

function touches(ranges: readonly AddressRange[], wanted: readonly AddressRange[]): boolean {
  return wanted.some((one) =>
    ranges.some((range) => range.family === one.family && range.lo <= one.hi && range.hi >= one.lo),
  );
}

/** How many of the wanted addresses the ranges hold. */
function covered(ranges: readonly AddressRange[], wanted: readonly AddressRange[]): bigint {
  const layers = ranges.map((range) => ({ range }));
  let sum = 0n;
  for (const one of wanted)
    for (const { range, layer } of paintRange(one, layers)) if (layer) sum += range.hi - range.lo + 1n;
  return sum;
}
