import type { AddressRange } from '../objects.js';
import { paintRange } from './paint-range.js';

/**
 * Ranges without the addresses that others hold. A range that holds none of them stays as it is spelled; what is left of one
 * that does is spelled `lo-hi`, or as the one address.
 */
export function withoutAddresses(
  ranges: readonly AddressRange[],
  taken: readonly AddressRange[],
): readonly AddressRange[] {
  const layers = taken.map((range) => ({ range }));
  return ranges.flatMap((range) => {
    const stretches = paintRange(range, layers);
    if (stretches.every(({ layer }) => layer === undefined)) return [range];
    return stretches.filter(({ layer }) => layer === undefined).map((stretch) => stretch.range);
  });
}
