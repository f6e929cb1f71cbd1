import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROKEN, FOREIGN, MAX_FIELDS, NUL, QUOTED, RowMemory } from './row-memory.js';
import { splitFields } from './split-fields.js';

const COMMA = 0x2c;
const memory = new RowMemory(1 << 20);

/** Puts bytes behind so many others, which decides where the blocks of the kernel begin; gives their ends. */
function place(bytes: Buffer, behind = 0): { start: number; end: number } {
  const start = memory.first + behind;
  memory.bytes.fill(0x22, memory.first, start);
  bytes.copy(memory.bytes, start);
  // What lay there before must not be seen.
  memory.bytes.fill('"\n\0ÿ,', start + bytes.length, start + bytes.length + 64, 'latin1');
  return { start, end: start + bytes.length };
}

function fields(): string[] {
  return Array.from({ length: memory.count }, (_, at) => {
    const text = memory.bytes.toString('utf8', memory.starts[at], memory.ends[at]);
    return memory.escaped[at] === 1 ? text.replaceAll('""', '"').replace(/\r\n?/g, '\n') : text;
  });
}

const parts = fc.array(
  fc.constantFrom('a', 'bcdefghijklmnopqrstuvw', ',', ',', '"', '""', ',"', '",', ';', 'é', '\0', ' '),
  { maxLength: 30 },
);

describe('RowMemory', () => {
  it('cuts a row as splitFields does', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('', '\n', '\r\n', '"\r', '\r"'), fc.nat(20), (list, end, behind) => {
        const text = list.join('') + end;
        const { start, end: last } = place(Buffer.from(text), behind);
        memory.cutRow(start, last, COMMA);
        const expected = splitFields(text, ',', -1);
        expect((memory.flags & BROKEN) !== 0).toBe(expected.damaged);
        if (!expected.damaged) expect(fields()).toEqual(expected.fields);
      }),
      { numRuns: 3000 },
    );
  });

  it('cuts a line as the row that it is, and tells what it holds', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('\n', '\r', '\r\n'), fc.nat(20), (list, end, behind) => {
        const line = list.join('');
        const { start, end: last } = place(Buffer.from(`${line}${end}é\0",x\n`), behind);
        expect(memory.cutLine(start, last, COMMA)).toBe(start + Buffer.byteLength(line));
        const { flags } = memory;
        const cut = fields();
        expect([FOREIGN, NUL, QUOTED].map((flag) => (flags & flag) !== 0)).toEqual([
          line.includes('é'),
          line.includes('\0'),
          line.includes('"'),
        ]);
        memory.cutRow(start, start + Buffer.byteLength(line), COMMA);
        expect(flags).toBe(memory.flags);
        if ((flags & BROKEN) === 0) expect(cut).toEqual(fields());
      }),
      { numRuns: 3000 },
    );
  });

  it('finds no line end where none is', () => {
    const { start, end } = place(Buffer.from('a,"b'.repeat(9)));
    expect(memory.cutLine(start, end, COMMA)).toBe(-1);
    expect(memory.cutLine(start, start, COMMA)).toBe(-1);
  });

  it('leaves what lies beyond the most fields in the last', () => {
    for (const text of ['x,'.repeat(3000), '"x",'.repeat(3000)]) {
      const { start, end } = place(Buffer.from(text));
      memory.cutRow(start, end, COMMA);
      expect(memory.count).toBe(MAX_FIELDS);
      expect(memory.ends[MAX_FIELDS - 1]).toBe(end);
      expect(memory.flags & BROKEN).toBe(0);
    }
  });

  describe('numbers texts', () => {
    const number = (text: string, folded = false, behind = 0) => {
      const { start, end } = place(Buffer.from(text), behind);
      return memory.numberOf(start, end, folded);
    };

    it('alike where they are the same, wherever they lie', () => {
      const text = fc.array(fc.constantFrom('a', 'b', 'aaaaaaaaaaaaaaa', '\0', 'é'), { maxLength: 6 });
      fc.assert(
        fc.property(text, text, fc.nat(20), (one, other, behind) => {
          const before = memory.epoch;
          const [first, second] = [number(one.join('')), number(other.join(''), false, behind)];
          if (memory.epoch === before) expect(first === second).toBe(one.join('') === other.join(''));
        }),
        { numRuns: 2000 },
      );
    });

    it('anew when there are too many', () => {
      for (let at = 0; at < 2000; at++) number(`before ${at}`);
      const before = memory.epoch;
      for (let at = 0; at < 4096; at++) {
        const text = `text ${at}`;
        const first = number(text);
        const epoch = memory.epoch;
        const second = number(text);
        if (epoch === memory.epoch) expect(second).toBe(first);
        expect(first).toBeLessThan(1024);
      }
      expect(memory.epoch).toBe(before + 4);
      for (let at = 0; at < 500; at++) number(`${at}${'x'.repeat(4000)}`);
      expect(memory.epoch).toBeGreaterThan(before + 4);
    });

    it('folded alike where they differ in clock, session and front end only', () => {
      const stamp = (front: string, clock: string, session: string) =>
        `[AM7EUR03FT${front}.eop-EUR03.prod.protection.outlook.com 2026-03-02T${clock}Z ${session}] T`;
      const same = number(stamp('041', '08:00:03.918', '08DE7712AA0000F1'), true);
      expect(number(stamp('199', '23:59:59.001', '08DE7712AA00F00A'), true)).toBe(same);
      for (const other of [
        stamp('041', '08:00:03.91', '08DE7712AA0000F1'),
        stamp('041', '08:00:03.918', '07DE7712AA0000F1'),
        stamp('0411', '08:00:03.918', '08DE7712AA0000F1'),
        stamp('041', '08-00-03.918', '08DE7712AA0000F1'),
        `${stamp('041', '08:00:03.918', '08DE7712AA0000F1')}x`,
      ]) {
        expect(number(other, true)).not.toBe(same);
      }
    });

    it('with many digits in a clock differently from those with a session', () => {
      expect(number('T08:00:03.12345678901234567', true)).not.toBe(
        number('T08:00:03Z 08DE7712AA0000F1', true),
      );
    });
  });
});
