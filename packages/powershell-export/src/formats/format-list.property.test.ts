import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printFormatList, type Printable, type PrintOptions } from '../../test/print-format-list.js';
import { property, type ExportRecord, type Property, type PropertyValue } from '../export-record.js';
import { formatList } from './format-list.js';

const name = fc.stringMatching(/^[A-Z][A-Za-z0-9]{1,28}$/);
const word = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9.:=@_-]{1,14}$/),
  fc.stringMatching(/^[a-z0-9-]{40,90}$/),
  fc.constantFrom(':', 'OU=http://certs.example/repository/,', '10.0.0.1', 'smtp:*;1', '(37,748,736'),
);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 16 })
  .map((words) => words.join(' '))
  .filter((text) => !/\.\.\.$|^(?:System|Microsoft)\./.test(text));
const text = fc.oneof(
  { weight: 4, arbitrary: sentence },
  {
    weight: 1,
    arbitrary: fc.array(sentence, { minLength: 2, maxLength: 3 }).map((lines) => lines.join('\n')),
  },
);
const item = fc.oneof(
  fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,30}[a-z0-9]$/),
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom(
    '[::]:25',
    'mail.protection.outlook.com:AcceptCloudServicesMail',
    '0.0.0.0-255.255.255.255',
    '<I>CN=Go Daddy Secure CA - G2, O="GoDaddy.com, Inc.", C=US<S>CN=mail.contoso.com',
    'CN=EX01,CN=Servers,DC=contoso,DC=local',
  ),
);
const printable: fc.Arbitrary<Printable> = fc.oneof(
  text,
  fc.array(item, { maxLength: 12 }),
  fc.constantFrom('True', 'False', '', null),
);
const objects = fc.array(
  fc
    .uniqueArray(fc.tuple(name, printable), {
      minLength: 2,
      maxLength: 8,
      selector: ([key]) => key.toLowerCase(),
    })
    .map((entries): Record<string, Printable> => Object.fromEntries(entries)),
  { minLength: 1, maxLength: 4 },
);
const options: fc.Arbitrary<PrintOptions> = fc.record({
  width: fc.constantFrom(79, 80, 99, 119, 120, 160, 4096),
  wordWrap: fc.boolean(),
  limit: fc.constantFrom(-1, 4, 16),
  ellipsis: fc.constantFrom('...', '…'),
  keepsBlanks: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
});

/** Readings of a property: the likeliest, and those it may also have. */
function readings(found: Property): readonly PropertyValue[] {
  return found.state === 'value' || found.state === 'truncated'
    ? [found.value, ...(found.alternatives ?? [])]
    : [];
}

/**
 * A line break of the value itself looks like a wrapped line where the next word would have had no room, and a blank that
 * stands alone on a line looks like an empty line.
 */
const asSeen = (value: PropertyValue | Printable) =>
  typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : value;

function expectSame(
  record: ExportRecord | undefined,
  printed: Readonly<Record<string, Printable>>,
  limit: number,
) {
  expect([...(record?.properties.keys() ?? [])]).toEqual(Object.keys(printed));
  for (const [key, value] of Object.entries(printed)) {
    const found = record ? property(record, key) : undefined;
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
      expect(found?.state, key).toBe('empty');
      continue;
    }
    const cut = Array.isArray(value) && limit >= 0 && value.length > limit;
    expect(found?.state, key).toBe(cut ? 'truncated' : 'value');
    const wanted = cut ? value.slice(0, limit) : asSeen(value);
    const all = found ? readings(found).map((reading) => JSON.stringify(asSeen(reading))) : [];
    if (!all.includes(JSON.stringify(wanted))) expect(all[0], key).toBe(JSON.stringify(wanted));
  }
}

describe('format-list, for any objects at any width', () => {
  it('reads back what was printed, in one of the readings it gives', () => {
    fc.assert(
      fc.property(objects, options, (printed, how) => {
        const { records } = formatList.read(printFormatList(printed, how), {
          item: 'x',
          limits: { alternatives: 1024 },
        });
        expect(records.length).toBe(printed.length);
        printed.forEach((object, at) => expectSame(records[at], object, how.limit));
      }),
      { numRuns: 300 },
    );
  });
});
