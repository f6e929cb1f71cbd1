import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddressRange } from '../objects.js';
import { paintRange } from './paint-range.js';

const range = (lo: number, hi: number): AddressRange => ({
  family: 4,
  lo: BigInt(lo),
  hi: BigInt(hi),
  text: '',
});

describe('paintRange', () => {
  it('gives each address to the first layer that holds it', () => {
    const layers = [
      { name: 'a', range: range(3, 4) },
      { name: 'b', range: range(2, 6) },
    ];
    const stretches = paintRange(range(0, 9), layers).map((stretch) => [
      Number(stretch.range.lo),
      Number(stretch.range.hi),
      stretch.layer?.name,
    ]);
    expect(stretches).toEqual([
      [0, 1, undefined],
      [2, 2, 'b'],
      [3, 4, 'a'],
      [5, 6, 'b'],
      [7, 9, undefined],
    ]);
  });

  it('agrees with asking the layers for every single address', () => {
    const small = fc
      .tuple(fc.nat(15), fc.nat(15))
      .map(([one, other]) => range(Math.min(one, other), Math.max(one, other)));
    fc.assert(
      fc.property(
        small,
        fc.array(
          small.map((range) => ({ range })),
          { maxLength: 8 },
        ),
        (whole, layers) => {
          const stretches = paintRange(whole, layers);
          for (let address = whole.lo; address <= whole.hi; address++) {
            const holds = ({ range }: { range: AddressRange }) => range.lo <= address && address <= range.hi;
            expect(stretches.filter(holds)).toHaveLength(1);
            expect(stretches.find(holds)?.layer).toBe(layers.find(holds));
          }
        },
      ),
    );
  });

  it('takes many overlapping layers in its stride', () => {
    const layers = Array.from({ length: 20_000 }, (_, at) => ({ range: range(at, 40_000 - at) }));
    expect(paintRange(range(0, 50_000), layers.toReversed())).toHaveLength(40_000);
    expect(paintRange(range(0, 50_000), layers)).toHaveLength(2);
  });
});
