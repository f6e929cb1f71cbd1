import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Moments } from './moments.js';

it('Moments finds a moment in a span as a search through all of them does, in whatever order they came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 700 }),
      fc.integer({ min: 0, max: 5000 }),
      fc.integer({ min: 0, max: 200 }),
      (times, from, length) => {
        const moments = new Moments();
        for (const time of times) moments.add(time);
        const expected = times.some((time) => time >= from && time <= from + length);
        expect(moments.anyBetween(from, from + length)).toBe(expected);
        expect([...moments]).toEqual([...times].sort((a, b) => a - b));
      },
    ),
  );
});
