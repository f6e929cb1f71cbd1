import { describe, expect, it } from 'vitest';
import { resolveLimits } from './limits.js';

const DEFAULTS = { depth: 100, records: 1000 };

describe('resolveLimits', () => {
  it('lays what is given over the defaults, and leaves these alone', () => {
    expect(resolveLimits(DEFAULTS, { depth: 0 })).toEqual({ depth: 0, records: 1000 });
    expect(resolveLimits(DEFAULTS)).toEqual(DEFAULTS);
    expect(DEFAULTS).toEqual({ depth: 100, records: 1000 });
  });

  it.each([
    [-1],
    [1.5],
    [Number.NaN],
    [Infinity],
    ['7' as unknown as number],
    [undefined as unknown as number],
  ])('refuses %s', (depth) => {
    expect(() => resolveLimits(DEFAULTS, { depth })).toThrow(
      new TypeError(`limit depth must be a whole number of at least 0, not ${String(depth)}`),
    );
  });

  it('refuses a limit it does not know', () => {
    expect(() => resolveLimits(DEFAULTS, { width: 3 } as Partial<typeof DEFAULTS>)).toThrow(
      new TypeError('unknown limit width'),
    );
  });
});
