import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineCutter, type CutLine } from './line-cutter.js';

function cut(pieces: readonly Uint8Array[], maxBytes = 1000): CutLine[] {
  const lines: CutLine[] = [];
  const cutter = new LineCutter((line) => lines.push(line), { firstLine: 1, maxBytes });
  for (const piece of pieces) cutter.push(piece);
  cutter.end();
  return lines;
}

describe('LineCutter', () => {
  it('ends a line at LF, CRLF and CR, also where a piece ends between CR and LF', () => {
    const texts = (...pieces: string[]) =>
      cut(pieces.map((piece) => Buffer.from(piece))).map(({ text }) => text);
    expect(texts('a\nb\r\nc\rd')).toEqual(['a', 'b', 'c', 'd']);
    expect(texts('a\r', '\nb')).toEqual(['a', 'b']);
    expect(texts('a\n\nb\n')).toEqual(['a', '', 'b']);
  });

  it('gives a long line in pieces of one number, and cuts no character in two', () => {
    const lines = cut([Buffer.from(`${'ä'.repeat(20)}\nb`)], 9);
    expect(lines.map(({ text }) => text).join('')).toBe(`${'ä'.repeat(20)}b`);
    expect(new Set(lines.slice(0, -1).map(({ number }) => number))).toEqual(new Set([1]));
    expect(lines.at(-1)).toEqual({ text: 'b', number: 2, cut: false });
  });

  it('gives the same lines however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'ü', '\n', '\r', '\r\n', 'xyz'), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        (parts, size) => {
          const bytes = Buffer.from(parts.join(''));
          const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
            bytes.subarray(at * size, (at + 1) * size),
          );
          expect(cut(pieces, 16)).toEqual(cut([bytes], 16));
        },
      ),
    );
  });
});
