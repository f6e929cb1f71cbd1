import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { decodeText, type Parsed } from '@hybrid-mailflow/evidence';
import { describe, expect, it } from 'vitest';
import { fixture } from '../test/fixture.js';
import type { ExportRecord } from './export-record.js';
import { FORMATS } from './formats/index.js';
import { detectExport, readExport } from './read-export.js';

const fixtures = readdirSync(join(import.meta.dirname, '../test/fixtures'));

/** Reads a text as every form; nothing may throw, and every issue must say where. */
function readAsEverything(text: string): void {
  detectExport({ label: 'x', text });
  for (const format of FORMATS) {
    const { records, issues } = format.read(text, { item: 'x' });
    for (const { origin, code } of issues) {
      expect(origin.item).toBe('x');
      if (origin.line !== undefined && origin.line < 1) throw new Error(`${code} at line ${origin.line}`);
    }
    records.forEach(({ origin }, at) => expect(origin.record).toBe(at));
  }
}

function expectLittle({ records, issues }: Parsed<ExportRecord>): void {
  expect(issues.length).toBeLessThan(3000);
  expect(records.length).toBeLessThan(20);
}

describe('hostile input', () => {
  it('reads any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), readAsEverything), { numRuns: 300 });
  });

  it('reads any bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(bytes, (given) => readAsEverything(decodeText(given).text)),
      { numRuns: 300 },
    );
  });

  it('reads any mixture of the tokens of all forms', () => {
    const token = fc.constantFrom(
      ...[
        '<Objs>',
        '</Objs>',
        '<Obj RefId="0">',
        '<Obj N="A" RefId="1">',
        '</Obj>',
        '<Ref N="B" RefId="0" />',
      ],
      ...[
        '<LST>',
        '</LST>',
        '<DCT>',
        '<En>',
        '<MS>',
        '<MS N="C">',
        '</MS>',
        '<Props>',
        '</Props>',
        '<TN RefId="0">',
      ],
      ...[
        '<T>',
        '</TN>',
        '<TNRef RefId="0" />',
        '<S N="Key">',
        '</S>',
        '<BA N="D">',
        'AQID',
        '<Nil />',
        '<!--',
        '-->',
      ],
      ...[
        '{',
        '}',
        '[',
        ']',
        '"a"',
        ':',
        ',',
        '1',
        'null',
        '"\\u00',
        '"value"',
        '"Count"',
        '\n',
        '\r\n',
        ';',
        '\t',
        '"',
      ],
      ...['#TYPE A', 'A : b', '{a, b...}', 'PS C:\\>', ' ', '\ufeff', '\0'],
    );
    const text = fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join(''));
    fc.assert(fc.property(text, readAsEverything), { numRuns: 1000 });
  });

  describe.each(fixtures)('mutations of %s', (name) => {
    const text = fixture(name);

    it('are read wherever the text is cut', () => {
      const offset = fc.nat({ max: text.length });
      fc.assert(
        fc.property(offset, (at) => readAsEverything(text.slice(0, at))),
        { numRuns: 60 },
      );
      fc.assert(
        fc.property(offset, (at) => readAsEverything(text.slice(at))),
        { numRuns: 30 },
      );
    });

    it('are read with parts lost, repeated or replaced', () => {
      const change = fc.record({
        at: fc.nat({ max: text.length }),
        lost: fc.nat({ max: 30 }),
        put: fc.oneof(
          fc.constantFrom(
            '<',
            '>',
            '"',
            '&',
            '{',
            '}',
            '[',
            ']',
            ',',
            ':',
            ';',
            '\n',
            '\0',
            '</Obj>',
            '<LST>',
          ),
          fc.string({ unit: 'binary', maxLength: 5 }),
        ),
      });
      const mutated = fc
        .array(change, { minLength: 1, maxLength: 8 })
        .map((changes) =>
          changes.reduce((was, { at, lost, put }) => was.slice(0, at) + put + was.slice(at + lost), text),
        );
      fc.assert(fc.property(mutated, readAsEverything), { numRuns: 100 });
    });

    it('are read the same again', () => {
      expect(readExport(text, { item: 'x' })).toEqual(readExport(text, { item: 'x' }));
    });
  });

  it.each(
    [
      '[',
      '{',
      '<',
      '"',
      '=',
      'a',
      '<a>',
      '<a ',
      '<Obj>',
      '<Objs ',
      '</a>',
      '{"a":',
      '[[]',
      '",',
      '&',
      '<a b="',
      '\\"',
    ].map((unit) => [unit] as const),
  )('reads 10 MB of %j to something small', (unit) => {
    const text = unit.repeat(Math.ceil(1e7 / unit.length));
    for (const format of FORMATS) expectLittle(format.read(text, { item: 'x' }));
    for (const start of ['<Objs><Obj><LST>', '[{"a":', '"a","b"\n']) {
      expectLittle(readExport(start + text, { item: 'x' }));
    }
  });
});
