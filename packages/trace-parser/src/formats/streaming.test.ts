import { Buffer } from 'node:buffer';
import type { Issue } from '@hybrid-mailflow/evidence';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STREAMING_FORMATS } from '../../test/streaming-formats.js';
import type { ReadOptions, TraceFormat, TraceRecord } from '../format.js';
import { Summarizer } from '../summary/summarizer.js';

function read(format: TraceFormat, pieces: readonly Uint8Array[]) {
  const records: TraceRecord[] = [];
  const issues: Issue[] = [];
  const sink = {
    record: (record: TraceRecord) => void records.push(record),
    issue: (issue: Issue) => void issues.push(issue),
  };
  const reader = format.open(sink, { item: 'x' });
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return { records, issues };
}

function cut(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const pieces: Buffer[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

function damage(text: string, edits: readonly (readonly [number, number, string])[]): Buffer {
  let damaged = text;
  for (const [at, length, insert] of edits) {
    const place = at % (damaged.length + 1);
    damaged = damaged.slice(0, place) + insert + damaged.slice(place + length);
  }
  return Buffer.from(damaged);
}

const edits = fc.array(
  fc.tuple(
    fc.nat(),
    fc.nat(20),
    fc.oneof(fc.constantFrom('"', '\r', '\n', '\0', ',', '\u00e9'), fc.string({ maxLength: 4 })),
  ),
  { maxLength: 5 },
);

describe.each(STREAMING_FORMATS)('%s', (_id, format, text) => {
  it('reads the same from pieces of any size', () => {
    const whole = read(format, [Buffer.from(text)]);
    expect(whole.records.length).toBeGreaterThan(0);
    for (const size of [1, 2, 3, 7, 64, 1000])
      expect(read(format, cut(Buffer.from(text), [size]))).toEqual(whole);
    fc.assert(
      fc.property(
        edits,
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
        (changes, sizes) => {
          const bytes = damage(text, changes);
          expect(read(format, cut(bytes, sizes))).toEqual(read(format, [bytes]));
        },
      ),
    );
  });

  it('reads the same from lines that end in LF, CRLF or CR', () => {
    const plain = text.replaceAll('\r\n', '\n');
    const expected = read(format, [Buffer.from(plain)]);
    for (const end of ['\r\n', '\r']) {
      expect(read(format, cut(Buffer.from(plain.replaceAll('\n', end)), [5]))).toEqual(expected);
    }
  });

  it('is summed up the same from whole records and from what a summary needs of them', () => {
    const summary = (bytes: Buffer, detail: NonNullable<ReadOptions['detail']>, sizes = [bytes.length]) => {
      const summarizer = new Summarizer();
      const reader = format.open(summarizer, { item: 'x', detail });
      for (const piece of cut(bytes, sizes)) reader.push(piece);
      reader.end();
      return { ...summarizer.summary(), issues: [] };
    };
    const header = /^.*date.time.*$/im.exec(text)?.[0] ?? '';
    fc.assert(
      fc.property(fc.subarray(text.split(/\r?\n/)), (lines) => {
        const bytes = Buffer.from([header, ...lines].join('\n'));
        expect(summary(bytes, 'summary')).toEqual(summary(bytes, 'all'));
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(
        // Of a session whose rows, by damage, disagree about its connector, the row that is read first decides.
        format.id.startsWith('smtp-') ? fc.constant([]) : edits,
        fc.shuffledSubarray(text.split(/\r?\n/)),
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
        (changes, lines, sizes) => {
          const bytes = damage([header, ...lines].join('\n'), changes);
          expect(summary(bytes, 'summary', sizes)).toEqual(summary(bytes, 'all'));
        },
      ),
      { numRuns: 300 },
    );
  });
});
