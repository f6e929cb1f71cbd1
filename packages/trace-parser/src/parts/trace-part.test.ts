import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STREAMING_FORMATS } from '../../test/streaming-formats.js';
import type { TraceFormat } from '../format.js';
import { Summarizer } from '../summary/summarizer.js';
import type { TraceSummary } from '../summary/trace-summary.js';
import { findRowStart } from './find-row-start.js';
import { openTracePart, type TracePart, TracePartJoiner } from './trace-part.js';

function formatOf(id: string): readonly [TraceFormat, Buffer] {
  const entry = STREAMING_FORMATS.find(([name]) => name === id);
  if (!entry) throw new Error(id);
  return [entry[1], Buffer.from(entry[2])];
}

function inOneGo(format: TraceFormat, bytes: Buffer): TraceSummary {
  const summarizer = new Summarizer();
  const reader = format.open(summarizer, { item: 'x', detail: 'summary' });
  reader.push(bytes);
  reader.end();
  return summarizer.summary();
}

function partOf(format: TraceFormat, bytes: Buffer, header?: string): TracePart {
  const reader = openTracePart(format, { item: 'x', ...(header !== undefined && { header }) });
  reader.push(bytes);
  // As it arrives from another thread.
  return structuredClone(reader.end());
}

/** The summary of the item read in parts that begin behind the given places; undefined where they cannot be joined. */
function inParts(format: TraceFormat, bytes: Buffer, places: readonly number[]): TraceSummary | undefined {
  const support = format.parts;
  if (!support) throw new Error('no parts');
  const header = partOf(format, bytes.subarray(0, bytes.indexOf('\n2') + 200)).state.header ?? '';
  const starts = places.map((place) => place + findRowStart(support, header, bytes.subarray(place)));
  const borders = [
    ...new Set([0, ...starts.filter((start, at) => start >= (places[at] ?? 0)), bytes.length]),
  ];
  borders.sort((a, b) => a - b);
  const joiner = new TracePartJoiner(format, { item: 'x' });
  for (let at = 1; at < borders.length; at++) {
    const part = bytes.subarray(borders[at - 1], borders[at]);
    if (!joiner.add(partOf(format, part, at === 1 ? undefined : header))) return undefined;
  }
  return joiner.end();
}

const places = fc.array(fc.nat(), { minLength: 1, maxLength: 6 });

describe.each(STREAMING_FORMATS)('parts of %s', (_id, format, fixture) => {
  const bytes = Buffer.from(fixture);

  it('are joined wherever they are cut', () => {
    const whole = inOneGo(format, bytes);
    expect(whole.faults.length).toBeGreaterThan(0);
    const rows = [...bytes.toString('latin1').matchAll(/\n/g)].map(({ index }) => index);
    for (const place of rows) expect(inParts(format, bytes, [place]), `cut at ${place}`).toEqual(whole);
    expect(inParts(format, bytes, rows)).toEqual(whole);
  });

  it('give the summary of the whole, or say that they cannot, whatever is done to the text', () => {
    let joined = 0;
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat(30),
            fc.constantFrom('', '"', ',', '\n', '\r\n', '\0', '0', '#Fields: a,b\n'),
          ),
          {
            maxLength: 6,
          },
        ),
        places,
        (edits, cuts) => {
          let text = bytes.toString('utf8').repeat(2);
          for (const [at, length, insert] of edits) {
            const place = at % (text.length + 1);
            text = text.slice(0, place) + insert + text.slice(place + length);
          }
          const damaged = Buffer.from(text);
          const found = inParts(
            format,
            damaged,
            cuts.map((cut) => cut % (damaged.length + 1)),
          );
          if (found === undefined) return;
          joined++;
          expect(found).toEqual(inOneGo(format, damaged));
        },
      ),
      { numRuns: 300 },
    );
    expect(joined).toBeGreaterThan(100);
  });
});

describe('parts', () => {
  const [receive, bytes] = formatOf('smtp-receive-log');

  it('of a log whose columns change cannot be joined', () => {
    const text = `${bytes.toString('utf8')}#Fields: date-time,session-id,connector-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\n`;
    expect(inParts(receive, Buffer.from(text.repeat(2)), [bytes.length + 500])).toBeUndefined();
  });

  it('of UTF-16 cannot be joined', () => {
    const wide = Buffer.from(bytes.toString('utf8'), 'utf16le');
    const joiner = new TracePartJoiner(receive, { item: 'x' });
    expect(joiner.add(partOf(receive, wide.subarray(0, 2000)))).toBe(true);
    expect(joiner.add(partOf(receive, wide.subarray(2000), ''))).toBe(false);
  });

  it('of a CSV cut inside a quoted field cannot be joined', () => {
    const [csv] = formatOf('message-trace-csv');
    const text =
      'Received,RecipientAddress,MessageId,Detail\n2026-03-02T08:00:00Z,b@c,<1>,"a\n2,b@c,<2>,x\n3"\n';
    expect(inParts(csv, Buffer.from(text), [text.indexOf('"a')])).toBeUndefined();
  });

  it('are refused by a format that has none', () => {
    const format: TraceFormat = { ...receive };
    delete (format as { parts?: unknown }).parts;
    expect(() => openTracePart(format, { item: 'x' })).toThrow(TypeError);
  });
});
