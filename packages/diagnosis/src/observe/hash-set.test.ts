import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HashSet } from './hash-set.js';

it('has what was added and nothing else, whatever falls into one slot', () => {
  const hashes = fc.array(
    fc.oneof(
      fc.nat(5000),
      fc.maxSafeNat(),
      fc.nat(40).map((n) => n * 2 ** 32),
    ),
    { maxLength: 3000, size: 'max' },
  );
  fc.assert(
    fc.property(hashes, hashes, (added, asked) => {
      const set = new HashSet();
      const plain = new Set<number>();
      for (const hash of added.filter((entry) => entry < Number.MAX_SAFE_INTEGER)) {
        set.add(hash);
        plain.add(hash);
      }
      for (const hash of [...added, ...asked]) expect(set.has(hash)).toBe(plain.has(hash));
    }),
    { numRuns: 30 },
  );
});

it('holds 0 apart from a free slot', () => {
  const set = new HashSet();
  expect(set.has(0)).toBe(false);
  set.add(0);
  expect(set.has(0)).toBe(true);
});
