import { formatAddressRange } from '../normal-forms/address-range.js';
import type { AddressRange } from '../objects.js';

/** A stretch of addresses and what took it; undefined where nothing did. */
export interface Stretch<Layer> {
  readonly range: AddressRange;
  readonly layer: Layer | undefined;
}

/**
 * Divides a range among layers, the first of which takes all it overlaps, the next what is left, and so on. Neighbouring
 * stretches of one layer are joined. Takes O(n log n) for n layers, so that hostile lists of ranges stay cheap.
 */
export function paintRange<Layer extends { readonly range: AddressRange }>(
  whole: AddressRange,
  layers: readonly Layer[],
): readonly Stretch<Layer>[] {
  const overlapping = layers.filter(
    ({ range }) => range.family === whole.family && range.lo <= whole.hi && range.hi >= whole.lo,
  );
  const starts = boundaries(whole, overlapping);
  const at = new Map(starts.map((start, index) => [start, index]));
  const owner = new Array<Layer | undefined>(starts.length).fill(undefined);
  const nextFree = starts.map((_, index) => index).concat(starts.length);
  for (const layer of overlapping) {
    const from = at.get(max(layer.range.lo, whole.lo)) ?? 0;
    const end = at.get(layer.range.hi + 1n) ?? starts.length;
    for (let free = findFree(nextFree, from); free < end; free = findFree(nextFree, free)) {
      owner[free] = layer;
      nextFree[free] = free + 1;
    }
  }
  return join(whole, starts, owner);
}

function boundaries(
  whole: AddressRange,
  layers: readonly { readonly range: AddressRange }[],
): readonly bigint[] {
  const starts = new Set([whole.lo]);
  for (const { range } of layers) {
    starts.add(max(range.lo, whole.lo));
    if (range.hi < whole.hi) starts.add(range.hi + 1n);
  }
  return [...starts].sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

/** The first stretch from there on that nothing has taken; shortens the way for the next search. */
function findFree(nextFree: number[], from: number): number {
  let root = from;
  for (let next = nextFree[root]; next !== undefined && next !== root; next = nextFree[root]) root = next;
  for (let here = from; here !== root;) {
    const next = nextFree[here] ?? root;
    nextFree[here] = root;
    here = next;
  }
  return root;
}

function join<Layer>(
  whole: AddressRange,
  starts: readonly bigint[],
  owner: readonly (Layer | undefined)[],
): readonly Stretch<Layer>[] {
  const stretches: Stretch<Layer>[] = [];
  starts.forEach((lo, index) => {
    const hi = (starts[index + 1] ?? whole.hi + 1n) - 1n;
    const layer = owner[index];
    const last = stretches.at(-1);
    if (last && last.layer === layer)
      stretches[stretches.length - 1] = { layer, range: withText({ ...last.range, hi }) };
    else stretches.push({ layer, range: withText({ family: whole.family, lo, hi }) });
  });
  return stretches;
}

function withText(range: Omit<AddressRange, 'text'>): AddressRange {
  return { ...range, text: formatAddressRange(range) };
}

function max(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}
