import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhraseFinder } from './phrase-finder.js';

describe('PhraseFinder', () => {
  it('finds the earliest of the list, wherever it stands', () => {
    const finder = new PhraseFinder([
      ['over quota', 1],
      ['quota', 2],
      ['user unknown', 3],
    ]);
    expect(finder.find('user unknown, over quota')).toBe(1);
    expect(finder.find('quota: user unknown')).toBe(2);
    expect(finder.find('quot')).toBeUndefined();
  });

  it('refuses phrases that are too short to be looked for', () => {
    expect(() => new PhraseFinder([['abc', 1]])).toThrow(TypeError);
  });

  it('agrees with looking for each in turn', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '界'), maxLength: 40 });
    const phrases = fc.array(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '界'), minLength: 4, maxLength: 7 }),
    );
    fc.assert(
      fc.property(letters, phrases, (text, list) => {
        const finder = new PhraseFinder(list.map((phrase, at) => [phrase, at] as const));
        const expected = list.findIndex((phrase) => text.includes(phrase));
        expect(finder.find(text)).toBe(expected === -1 ? undefined : expected);
      }),
    );
  });
});
