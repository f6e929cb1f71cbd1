import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineIndex } from './line-index.js';

describe('LineIndex', () => {
  it.each([
    ['a\nbc', 2, 2, 1],
    ['a\r\nbc', 4, 2, 2],
    ['a\rbc', 2, 2, 1],
    ['a\r\n\r\nb', 5, 3, 1],
    ['abc', 0, 1, 1],
    ['abc', 3, 1, 4],
    ['', 0, 1, 1],
    ['a\n', 2, 2, 1],
  ])('%j at %i is line %i, column %i', (text, offset, line, column) => {
    expect(new LineIndex(text).position(offset)).toEqual({ line, column });
  });

  it('agrees with counting line ends', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab\r\n]{0,40}$/), fc.nat(40), (text, at) => {
        // Between the halves of a CRLF nothing begins.
        fc.pre(at <= text.length && !(text[at - 1] === '\r' && text[at] === '\n'));
        const lines = text.slice(0, at).split(/\r\n|\n|\r/);
        expect(new LineIndex(text).position(at)).toEqual({
          line: lines.length,
          column: (lines.at(-1) ?? '').length + 1,
        });
      }),
    );
  });
});
