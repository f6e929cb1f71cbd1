import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consoleFixtures } from '../../test/console-fixtures.js';
import { formatList } from './format-list.js';
import { m365dsc } from './m365dsc/index.js';

const readers = [formatList, m365dsc] as const;
const fixtures = consoleFixtures();
const plain = (text: string) =>
  readers.map((reader) => {
    const { records, issues } = reader.read(text, { item: 'x' });
    return {
      records: records.map(({ properties, ...rest }) => ({ ...rest, properties: [...properties] })),
      issues,
    };
  });

const shard = fc.constantFrom(
  ...[
    '\n',
    '\r\n',
    ' : ',
    ' : {',
    '{',
    '}',
    '...',
    '…',
    '---',
    '---- ---\n',
    'PS C:\\>',
    '>> ',
    '> ',
    '\t',
    '    ',
  ],
  ...[
    'Name : x\n',
    'Aa Bbb\n-- ---\n',
    "EXOThing 'x' {",
    ' = ',
    '@(',
    '@{',
    '"',
    "'",
    '`',
    '$(',
    '#>',
    '<#',
    '@"\n',
    '****************\n',
  ],
  ...['\x1b[1m', '\u00a0', '“', '&lt;', 'Get-X : ', 'WARNING: ', '<I>CN=', '<S>', ', ', 'System.Object[]'],
);
const text = fc
  .array(fc.oneof(shard, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 60 })
  .map((parts) => parts.join(''));

/** A fixture with pieces cut out, doubled and put elsewhere. */
const mutation = fc
  .tuple(
    fc.constantFrom(...fixtures.map(([, content]) => content)),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 200 }), fc.oneof(shard, fc.constant(''))), { maxLength: 8 }),
  )
  .map(([content, edits]) =>
    edits.reduce((current, [at, length, put]) => {
      const place = at % (current.length + 1);
      return current.slice(0, place) + put + current.slice(place + length);
    }, content),
  );

describe('lists, tables and resources, for any text', () => {
  it('never throw, and say of every property where it stands', () => {
    fc.assert(
      fc.property(fc.oneof(text, mutation), (input) => {
        const lines = input.split(/\r\n|\n|\r/).length;
        for (const { records } of plain(input)) {
          records.forEach(({ origin, properties }, at) => {
            expect(origin.record).toBe(at);
            for (const [, found] of properties) {
              const line = found.state === 'absent' ? undefined : found.origin.line;
              expect(line).toBeGreaterThanOrEqual(1);
              expect(line).toBeLessThanOrEqual(lines);
            }
          });
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each(fixtures)('read %s the same with LF, CRLF and CR', (_, content) => {
    const lf = content.replace(/\r\n?/g, '\n');
    const read = plain(lf);
    // A here-string keeps the line ends of its file.
    const normal = (result: ReturnType<typeof plain>) => JSON.stringify(result).replace(/\\r\\n|\\r/g, '\\n');
    expect(normal(plain(lf.replaceAll('\n', '\r\n')))).toBe(normal(read));
    expect(normal(plain(lf.replaceAll('\n', '\r')))).toBe(normal(read));
  });

  it.each([
    '[',
    '{',
    '"',
    '=',
    'a',
    '-',
    ' ',
    '\n',
    '@{a=',
    '"$(',
    'A : {',
    'A : b\n',
    '> ',
    '\x1b]',
    '<http://',
    'a b\n',
  ])('give a bounded answer to 2 MB of %j', (unit) => {
    const input = unit.repeat(2_000_000 / unit.length);
    for (const reader of readers) {
      const { records, issues } = reader.read(input, { item: 'x', limits: { records: 1000 } });
      expect(records.length).toBeLessThanOrEqual(1000);
      expect(issues.length).toBeLessThanOrEqual(1500);
    }
  });
});
