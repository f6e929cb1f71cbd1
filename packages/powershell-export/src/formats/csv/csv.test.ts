import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '@hybrid-mailflow/evidence';
import { fixture } from '../../../test/fixture.js';
import { plain } from '../../../test/plain.js';
import type { ReadExportOptions } from '../../format.js';
import { detectExport } from '../../read-export.js';
import { csv } from './index.js';

function read(text: string, limits: ReadExportOptions['limits'] = {}) {
  const { records, issues } = csv.read(text, { item: 'export.csv', limits });
  return { records, issues, plain: records.map(plain), codes: issues.map(({ code }) => code) };
}

describe('csv', () => {
  describe('Windows PowerShell', () => {
    const text = fixture('receive-connectors.csv');
    const found = read(text);

    it('reads #TYPE, quotes, line ends in cells, and type names as unreadable', () => {
      expect(found.plain).toEqual([
        {
          Identity: 'EX01\\Default Frontend EX01',
          Enabled: 'True',
          Bindings: {
            unreadable: 'Microsoft.Exchange.Data.MultiValuedProperty`1[Microsoft.Exchange.Data.IPBinding]',
          },
          TlsCertificateName: '<I>CN=Contoso "Issuing" CA, O=Contoso<S>CN=mail.contoso.com',
          Comment: 'Mail from outside,\nasked for by ops',
          Fqdn: '<empty>',
          Server: { properties: { Name: 'EX01', Site: 'HQ' } },
        },
        {
          Identity: 'EX01\\Relay EX01',
          Enabled: 'False',
          Bindings: { unreadable: 'System.Object[]' },
          TlsCertificateName: '<empty>',
          Comment: '<empty>',
          Fqdn: 'relay.contoso.com',
          Server: 'EX01',
        },
      ]);
      expect(found.records[0]?.typeNames).toEqual([
        'Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector',
      ]);
      expect(found.issues).toMatchObject([
        { code: 'TYPE_NAMES_ONLY', origin: { line: 3, column: 37, path: 'Bindings', record: 0 } },
      ]);
    });

    it('tells where records and properties stand', () => {
      expect(found.records.map(({ origin }) => origin)).toEqual([
        { item: 'export.csv', record: 0, line: 3, column: 1 },
        { item: 'export.csv', record: 1, line: 5, column: 1 },
      ]);
      expect(found.records[1]?.properties.get('Fqdn')).toEqual({
        state: 'value',
        value: 'relay.contoso.com',
        origin: { item: 'export.csv', record: 1, line: 5, column: 51, path: 'Fqdn' },
      });
    });

    it.each(['\n', '\r'])('gives the same for lines that end in %j', (end) => {
      expect(read(text.replace(/\r\n/g, end))).toEqual(found);
    });

    it.each([
      ['UTF-16LE', Buffer.from('\ufeff' + text, 'utf16le')],
      ['UTF-8 with byte order mark', Buffer.from('\ufeff' + text)],
    ])('reads %s', (_, bytes) => {
      expect(read(decodeText(bytes).text)).toEqual(found);
    });
  });

  it('reads semicolons, and tells empty from absent', () => {
    const { plain, issues, records } = read(fixture('outbound-connectors-semicolon.csv'));
    expect(plain).toEqual([
      {
        Name: 'Outbound to 5b0c',
        SmartHosts: 'mail1.contoso.com mail2.contoso.com',
        TlsSettings: 'DomainValidation',
        RecipientDomains: '<empty>',
        WhenChanged: '02.11.2026 08:43:54',
      },
      {
        Name: 'Partner "A"; B',
        SmartHosts: '<empty>',
        TlsSettings: '<empty>',
        RecipientDomains: 'fabrikam.com',
        WhenChanged: '<empty>',
      },
    ]);
    expect(records[0]?.properties.has('Comment')).toBe(false);
    expect(issues).toEqual([]);
  });

  it.each([
    ['tabs', 'A\tB\n1\t2,5\n'],
    ['the separator line of Excel', 'sep=;\nA;B\n1;2,5\n'],
    ['quotes around everything', '"A","B"\n"1","2,5"\n'],
    ['blank lines', '\n\nA;B\n\n1;2,5\n\n'],
    ['the header repeated', 'A;B\nA;B\n1;2,5\nA;B\n'],
    ['a byte order mark', '\ufeffA;B\n1;2,5'],
    ['empty cells behind the last column', 'A;B\n1;2,5;;\n'],
  ])('reads %s', (_, text) => {
    expect(read(text)).toMatchObject({ plain: [{ A: '1', B: '2,5' }], codes: [] });
  });

  it('reads tables behind one another', () => {
    const { records, plain } = read('#TYPE A\n"X"\n"1"\n#TYPE B\n"Y","Z"\n"2","3"\n');
    expect(records.map(({ typeNames }) => typeNames)).toEqual([['A'], ['B']]);
    expect(plain).toEqual([{ X: '1' }, { Y: '2', Z: '3' }]);
  });

  it('gives names to columns that have none of their own', () => {
    const { plain, issues } = read('A,,A\n1,2,3\n');
    expect(plain).toEqual([{ A: '1', H2: '2', H3: '3' }]);
    expect(issues).toMatchObject([{ code: 'DUPLICATE_NAME', origin: { line: 1, column: 4 } }]);
  });

  describe('damage', () => {
    it.each([
      ['a row too short', 'A,B\n1\n3,4\n', [{ A: '1' }, { A: '3', B: '4' }], 'ROW_FIELD_COUNT'],
      [
        'a row too long',
        'A,B\n1,2,x\n3,4\n',
        [
          { A: '1', B: '2', H3: 'x' },
          { A: '3', B: '4' },
        ],
        'ROW_FIELD_COUNT',
      ],
      [
        'text behind a quote',
        'A,B\n"1"x,2\n3,4\n',
        [
          { A: { unreadable: '1x' }, B: '2' },
          { A: '3', B: '4' },
        ],
        'QUOTES_DAMAGED',
      ],
      [
        'a quote never closed',
        'A,B\n1,"2\n3,4\n',
        [
          { A: '1', B: { unreadable: '2' } },
          { A: '3', B: '4' },
        ],
        'QUOTES_DAMAGED',
      ],
    ])('reads over %s', (_, text, expected, code) => {
      expect(read(text)).toMatchObject({ plain: expected, issues: [{ code, origin: { line: 2 } }] });
    });

    it('takes a quote inside a cell for one', () => {
      expect(read('A,B\n1,5" disk\n').plain).toEqual([{ A: '1', B: '5" disk' }]);
    });

    it('marks where the text ends inside a row', () => {
      const { plain, issues } = read('A,B,C\n1,2,3\n4,"5x');
      expect(plain).toEqual([
        { A: '1', B: '2', C: '3' },
        { A: '4', B: { truncated: '5x' } },
      ]);
      expect(issues).toMatchObject([{ code: 'EXPORT_TRUNCATED', origin: { line: 3, column: 3, record: 1 } }]);
    });
  });

  it('takes no more than the limits', () => {
    expect(read('A\n1\n2\n3\n', { records: 2 })).toMatchObject({
      plain: [{ A: '1' }, { A: '2' }],
      codes: ['RECORDS_LIMIT'],
    });
    expect(read('A,B\n1,2\n3,4\n', { fields: 3 })).toMatchObject({
      plain: [{ A: '1', B: '2' }, { A: '3' }],
      codes: ['FIELDS_LIMIT'],
    });
    expect(read('A,B\nabcd,2\n', { valueLength: 2 })).toMatchObject({
      plain: [{ A: { truncated: 'ab' }, B: '2' }],
      codes: ['VALUE_LENGTH_LIMIT'],
    });
  });

  it('finds the cells that csv-parse finds', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '"', '\n', 'ü'), maxLength: 6 });
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (cells, end) => {
        const quoted = cells.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
        const text = ['"Name","Value"', ...quoted].join(end) + end;
        const expected = parse<Record<string, string>>(text, { columns: true });
        const found = read(text).records.map(({ properties }) =>
          Object.fromEntries(
            [...properties].map(([name, property]) => [
              name,
              property.state === 'value' ? property.value : '',
            ]),
          ),
        );
        expect(found).toEqual(expected);
      }),
    );
  });

  it.each([
    [fixture('receive-connectors.csv'), 'a.txt', 0.85],
    [fixture('outbound-connectors-semicolon.csv'), 'a.txt', 0.75],
    ['"Foo","Bar"\r\n"1","2"\r\n', 'a.txt', 0.4],
    ['Foo,Bar\r\n1,2\r\n', 'a.csv', 0.3],
    ['Foo,Bar\r\n1,2\r\n', 'a.txt', undefined],
    ['Hello, world\r\nthis, is, prose\r\n', 'a.csv', undefined],
    ['Identity : EX01\\Relay, Enabled : True', 'a.txt', undefined],
  ])('is recognised: %#', (text, label, score) => {
    expect(detectExport({ label, text }).find(({ format }) => format === 'csv')?.score).toBe(score);
  });
});
