import { Buffer } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startsLogRow } from './log-row.js';
import { RowScanner, type RowScannerOptions } from './row-scanner.js';
import { rowText } from './row-text.js';
import { splitFields } from './split-fields.js';

interface Row {
  readonly text: string;
  readonly line: number;
  readonly cut: boolean;
}

function rows(chunks: readonly Uint8Array[], options: Partial<RowScannerOptions> = {}): Row[] {
  const found: Row[] = [];
  const scanner = new RowScanner(
    ({ memory, start, end, line, ascii, cut }) =>
      found.push({ text: rowText(memory.bytes, start, end, ascii), line, cut }),
    { firstLine: 1, maxRowBytes: 1 << 20, delimiter: () => undefined, ...options },
  );
  for (const chunk of chunks) scanner.push(chunk);
  scanner.end();
  return found;
}

const texts = (input: string, options?: Partial<RowScannerOptions>) =>
  rows([Buffer.from(input)], options).map(({ text, line }) => `${line}:${text}`);

function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return places.slice(1).map((place, at) => bytes.subarray(places[at], place));
}

describe('RowScanner', () => {
  it('takes LF, CRLF and CR as line ends and counts lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(texts(['a,b', '', 'c', 'd'].join(end))).toEqual(['1:a,b', '3:c', '4:d']);
      expect(texts(['a,b', 'c', ''].join(end))).toEqual(['1:a,b', '2:c']);
    }
  });

  it('keeps line ends inside a quoted field', () => {
    expect(texts('a,"b\nc","d\r\ne"\nf')).toEqual(['1:a,"b\nc","d\r\ne"', '4:f']);
  });

  it('loses one line to a quote that is never closed', () => {
    expect(texts('a,"b\nc,d\ne,f')).toEqual(['1:a,"b', '2:c,d', '3:e,f']);
    expect(texts('a,"b\nc,"d" e\nf')).toEqual(['1:a,"b', '2:c,"d" e', '3:f']);
  });

  it('does not take a quote inside an unquoted field for the beginning of a quoted one', () => {
    expect(texts('a,5" disk\nb,c')).toEqual(['1:a,5" disk', '2:b,c']);
  });

  it('begins a log row at a date although a quote is open', () => {
    const log = '2026-03-02T08:00:00.000Z,"open\n2026-03-02T08:00:01.000Z,next"\n';
    expect(texts(log)).toHaveLength(1);
    expect(texts(log, { startsRow: startsLogRow })).toHaveLength(2);
  });

  it('cuts a row longer than the limit and goes on behind it', () => {
    const found = rows([Buffer.from(`a\n${'x'.repeat(5000)}\nb\n${'y'.repeat(100)}`)], { maxRowBytes: 100 });
    expect(found.map(({ text, line, cut }) => [text.length, line, cut])).toEqual([
      [1, 1, false],
      [100, 2, true],
      [1, 3, false],
      [100, 4, false],
    ]);
  });

  it('gives up an open quote at the limit', () => {
    const input = `"a\n${'b\n'.repeat(200)}`;
    expect(rows([Buffer.from(input)], { maxRowBytes: 100 })).toHaveLength(201);
  });

  it('reads the same rows however the bytes are cut', () => {
    const alphabet = fc.constantFrom(
      'a',
      ',',
      '"',
      '\n',
      '\r',
      '\r\n',
      '""',
      ',"',
      '"\n',
      '2026-01-01T',
      'é',
    );
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 60 }),
        fc.array(fc.nat(), { maxLength: 12 }),
        fc.constantFrom(5, 17, 1000),
        fc.boolean(),
        (parts, cuts, maxRowBytes, isLog) => {
          const bytes = Buffer.from(parts.join(''));
          const options = { maxRowBytes, ...(isLog && { startsRow: startsLogRow }) };
          const whole = rows([bytes], options);
          expect(rows(pieces(bytes, cuts), options)).toEqual(whole);
          expect(
            rows(
              [...bytes].map((byte) => Buffer.of(byte)),
              options,
            ),
          ).toEqual(whole);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('splits well-formed CSV as csv-parse does', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', ';', '1'), maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n'),
        (table, always, lineEnd) => {
          const quoted = (value: string) =>
            always || /[",\n;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
          // A row of blanks only is no row here.
          const lines = table.map((row) => ['x', ...row].map(quoted).join(','));
          const csv = lines.join(lineEnd) + lineEnd;
          const expected: unknown = parse(csv);
          const actual = rows([Buffer.from(csv)]).map(({ text }) => splitFields(text, ',', 4));
          expect(actual.map(({ fields }) => fields)).toEqual(expected);
          expect(actual.some(({ damaged }) => damaged)).toBe(false);
        },
      ),
    );
  });

  it('takes time in proportion to hostile input', () => {
    for (const hostile of ['"', '"a\n', 'a,"\n', '""\n', '\r', ',', '"\n"']) {
      const count = Math.floor(2_000_000 / hostile.length);
      const lengths = rows([Buffer.from(hostile.repeat(count))]).map(({ text }) => text.length);
      expect(lengths.every((length) => length <= 1 << 20)).toBe(true);
    }
  });
});
