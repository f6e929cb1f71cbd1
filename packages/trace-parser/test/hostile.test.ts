import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMATS, splitBlocks, type Fact, type TextLimits } from '../src/index.js';
import { FORMS } from '../src/text/forms.js';
import { PASTED, pasted } from './pasted.js';

const ids = new Set([...FORMS.map(({ id }) => id), 'mixed-text']);
const formats = FORMATS.filter(({ id }) => ids.has(id));

function read(
  format: string,
  pieces: readonly Uint8Array[],
  limits?: Partial<TextLimits>,
): { facts: Fact[]; codes: string[] } {
  const facts: Fact[] = [];
  const codes: string[] = [];
  const reader = FORMATS.find(({ id }) => id === format)?.open(
    {
      record: (record) => record.kind === 'fact' && facts.push(record.fact),
      issue: ({ code }) => codes.push(code),
    },
    { item: 'x', ...(limits && { textLimits: limits }) },
  );
  for (const piece of pieces) reader?.push(piece);
  reader?.end();
  return { facts, codes };
}

/** What mail programs, chats and truncation do to a text. */
const damage = fc.constantFrom<(text: string, at: number) => string>(
  (text, at) => text.slice(0, at),
  (text, at) => text.slice(at),
  (text, at) => text.slice(0, at) + text.slice(at + 7),
  (text, at) => `${text.slice(0, at)}\n\u0000\ufffd"\t[{=${text.slice(at)}`,
  (text) => text.replace(/^/gm, '> '),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll('\n', ' '),
  (text) => text.toUpperCase(),
);

describe('hostile text', () => {
  it('is read by every form without a throw, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 400 })), (input) => {
        const bytes = typeof input === 'string' ? Buffer.from(input) : input;
        for (const { id } of formats) read(id, [bytes]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(PASTED)('%s is read without a throw by every form, however it is damaged', (name) => {
    const text = pasted(name);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(damage, fc.nat(text.length)), { minLength: 1, maxLength: 3 }),
        (steps) => {
          const damaged = steps.reduce((whole, [step, at]) => step(whole, Math.min(at, whole.length)), text);
          for (const format of formats) {
            read(format.id, [Buffer.from(damaged)]);
            format.detect({ label: 'x', text: damaged });
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  it.each(PASTED)('%s gives the same facts however it is cut, and with any line end', (name) => {
    const text = pasted(name);
    const format = formats.find(({ id }) => name === id || name.startsWith(`${id}-`))?.id ?? 'event';
    const whole = read(format, [Buffer.from(text)]);
    expect(whole.facts.length).toBeGreaterThan(0);
    for (const size of [1, 7, 64]) {
      const bytes = Buffer.from(text);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(read(format, pieces)).toEqual(whole);
    }
    for (const end of ['\r\n', '\r'])
      expect(read(format, [Buffer.from(text.replaceAll('\n', end))])).toEqual(whole);
    expect(read(format, [Buffer.from(`\ufeff${text}`, 'utf16le')])).toEqual(whole);
  });

  it('reads quoted text as if it were not', () => {
    for (const name of PASTED) {
      const format = formats.find(({ id }) => name === id || name.startsWith(`${id}-`))?.id ?? 'event';
      const quoted = pasted(name).replace(/^/gm, '> ');
      expect([name, read(format, [Buffer.from(quoted)]).facts.length]).toEqual([
        name,
        read(format, [Buffer.from(pasted(name))]).facts.length,
      ]);
    }
  });

  it('splits any text into blocks that put together are the text', () => {
    const names = fc.constantFrom(...PASTED);
    fc.assert(
      fc.property(fc.array(fc.oneof(names.map(pasted), fc.string()), { maxLength: 4 }), (parts) => {
        const lines = parts.join('\n').split(/\r\n|\n|\r/);
        let next = 1;
        for (const { text, firstLine, lastLine } of splitBlocks(parts.join('\n'))) {
          expect(lines.slice(next - 1, firstLine - 1).every((line) => line.trim() === '')).toBe(true);
          expect(text).toBe(lines.slice(firstLine - 1, lastLine).join('\n'));
          next = lastLine + 1;
        }
        expect(lines.slice(next - 1).every((line) => line.trim() === '')).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('says when a limit was reached', () => {
    const asa = Buffer.from(pasted('firewall-log-asa'));
    expect(read('firewall-log', [asa], { facts: 2 })).toMatchObject({
      facts: { length: 2 },
      codes: ['FACTS_LIMIT'],
    });
    const services = Buffer.from(pasted('service-state'));
    expect(read('service-state', [services], { lines: 6 }).codes).toEqual(['LINES_LIMIT']);
    expect(read('service-state', [services], { lineBytes: 40 }).codes).toContain('LINE_IN_PIECES');
    expect(() => read('service-state', [services], { facts: -1 })).toThrow(TypeError);
  });
});
