import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth } from './display-width.js';
import { lineWidth, paintLine } from './line.js';
import { proseWithRemark, wrapWords } from './prose.js';

describe('wrapWords', () => {
  it('breaks at spaces only', () => {
    expect(wrapWords('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapWords('a incomprehensibilities b', 5)).toEqual(['a', 'incomprehensibilities', 'b']);
    expect(wrapWords('', 5)).toEqual(['']);
  });

  it('loses no word and exceeds the width by single words only', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 50 }),
        (parts, width) => {
          const text = parts.join(' ');
          const lines = wrapWords(text, width);
          const words = text.split(' ').filter((word) => word !== '');
          expect(lines.flatMap((line) => (line === '' ? [] : line.split(' ')))).toEqual(words);
          for (const line of lines)
            if (line.includes(' ')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('proseWithRemark', () => {
  const plain = (_tone: unknown, text: string) => text;

  it('ends the last line with the remark, or gives it its own', () => {
    const lines = (text: string) =>
      proseWithRemark(text, { text: 'certain' }, 20).map((line) => paintLine(line, plain));
    expect(lines('short')).toEqual(['short        certain']);
    expect(lines('this is longer')).toEqual(['this is longer', '             certain']);
  });

  it('sets the remark flush right', () => {
    const [line] = proseWithRemark('漢字', { text: 'low' }, 20);
    expect(lineWidth(line ?? [])).toBe(20);
  });
});
