import { describe, expect, it } from 'vitest';
import { fixture } from '../../../test/fixture.js';
import { plain } from '../../../test/plain.js';
import { property, type ExportRecord } from '../../export-record.js';
import type { ReadExportOptions } from '../../format.js';
import { detectExport } from '../../read-export.js';
import { json } from './index.js';

function read(text: string, limits: ReadExportOptions['limits'] = {}) {
  const { records, issues } = json.read(text, { item: 'export.json', limits });
  return { records, issues, plain: records.map(plain), codes: issues.map(({ code }) => code) };
}

function first([record]: readonly ExportRecord[]): ExportRecord {
  if (!record) throw new Error('no record');
  return record;
}

describe('json', () => {
  describe('Windows PowerShell', () => {
    const text = fixture('receive-connectors-windows-powershell.json');
    const found = read(text);

    it('reads numbers for enumerations, wrapped lists and dates, type names and what was not gone into', () => {
      expect(found.plain).toEqual([
        {
          AuthMechanism: 31,
          Banner: '<empty>',
          Bindings: [{ properties: { Port: 25, AddressFamily: 2, Address: '0.0.0.0' } }, '[::]:25'],
          Enabled: true,
          ProtocolLoggingLevel: { enum: { name: 'Verbose', number: 1 } },
          TlsCertificateName: '<I>CN=Contoso Issuing CA<S>CN=mail.contoso.com',
          TlsDomainCapabilities: '<empty>',
          RemoteIPRanges: ['0.0.0.0-255.255.255.255'],
          SourceRoutingGroup: '<empty>',
          Server: {
            properties: {
              Name: 'EX01',
              ObjectGuid: '0f61b7c4-44d3-4e4c-8a31-2d1a52f9a001',
              Rdn: { unreadable: 'System.Object[]' },
            },
          },
          PermissionGroups: { unreadable: 'Microsoft.Exchange.Data.PermissionGroups' },
          ConnectionTimeout: { properties: { Ticks: 6000000000, Days: 0 } },
          WhenChanged: '2026-11-02T07:43:54Z',
          WhenCreated: '2026-11-02T08:43:54+01:00',
          Exported: '2026-11-02T07:43:54.123Z',
          Cookie: '18446744073709551615',
          Share: 0.5,
        },
      ]);
      expect(found.issues).toMatchObject([
        {
          code: 'TYPE_NAMES_ONLY',
          text: expect.stringContaining('Server.Rdn, PermissionGroups') as string,
          origin: { item: 'export.json', line: 29, column: 9, path: 'Server.Rdn' },
        },
      ]);
    });

    it('tells where records and properties stand', () => {
      const record = first(found.records);
      expect(record).toMatchObject({
        format: 'json',
        typeNames: [],
        origin: { record: 0, line: 2, column: 5 },
      });
      expect(property(record, 'tlsCertificateName')).toMatchObject({
        origin: { item: 'export.json', record: 0, line: 18, column: 9, path: 'TlsCertificateName' },
      });
      const bindings = property(record, 'Bindings');
      const value = bindings.state === 'value' ? bindings.value : [];
      expect(value).toMatchObject([{ kind: 'object' }, '[::]:25']);
      const [binding] = value as unknown as readonly [{ value: ExportRecord }];
      expect(property(binding.value, 'Port')).toMatchObject({
        origin: { line: 7, column: 30, path: 'Bindings[0].Port' },
      });
    });

    it.each(['\r\n', '\r'])('gives the same for lines that end in %j', (end) => {
      expect(read(text.replace(/\n/g, end))).toEqual(found);
    });
  });

  it('reads PowerShell 7', () => {
    const { plain, issues } = read('\ufeff' + fixture('outbound-connectors-powershell-7.json'));
    expect(issues).toEqual([]);
    expect(plain).toEqual([
      {
        Name: 'Outbound to 5b0c',
        TlsSettings: 'DomainValidation',
        SmartHosts: ['mail.contoso.com'],
        RecipientDomains: '<empty>',
        WhenChangedUTC: '2026-11-02T07:43:54.1230000Z',
        Path: 'C:\\Temp\\"x" 😀',
      },
    ]);
  });

  describe('documents', () => {
    it.each([
      ['one on each line', '{"A":1}\n{"A":2}\n'],
      ['one behind the other', '{"A":1}{"A":2}'],
      ['in a list', '[{"A":1},{"A":2}]'],
      ['in lists of lists', '[[{"A":1}],[{"A":2},null]]'],
      ['with commas between them', '{"A":1},\n{"A":2}'],
      ['in a wrapper of Windows PowerShell', '{"value":[{"A":1},{"A":2}],"Count":2}'],
      [
        'in a page of a web service',
        '{"@odata.context":"https://x","value":[{"A":1},{"A":2}],"x@odata.type":"y"}',
      ],
    ])('are read %s', (_, text) => {
      const { plain, records, codes } = read(text);
      expect(plain).toEqual([{ A: 1 }, { A: 2 }]);
      expect(records.map(({ origin }) => origin.record)).toEqual([0, 1]);
      expect(codes).toEqual([]);
    });

    it('tells that another page follows', () => {
      const { issues } = read('{"@odata.nextLink":"https://x",\n"value":[{"A":1}]}');
      expect(issues).toMatchObject([
        { code: 'PAGE_CONTINUES', severity: 'info', origin: { line: 1, column: 2 } },
      ]);
    });

    it('leaves an object alone that only looks like a page', () => {
      expect(read('{"value":[1],"Name":"x"}').plain).toEqual([{ value: [1], Name: 'x' }]);
    });

    it('are found below what was typed, and in other text, which is told', () => {
      const typed = '[PS] C:\\>cd x\n[EX02]: PS C:\\> Get-X | ConvertTo-Json\n';
      const { records, plain, issues } = read(`${typed}{\n"A": 1 }\n\nThat was all.\n{"A": 2}\n`);
      expect(plain).toEqual([{ A: 1 }, { A: 2 }]);
      expect(records).toMatchObject([
        { command: 'Get-X | ConvertTo-Json', host: 'EX02', origin: { line: 3 } },
        {},
      ]);
      expect(records[1]).not.toHaveProperty('command');
      expect(issues).toMatchObject([
        { code: 'TEXT_SKIPPED', severity: 'info', text: 'No JSON: That was all.', origin: { line: 4 } },
      ]);
    });

    it('may hold values that are no objects', () => {
      expect(read('["a", 5, null, true]').records.map(({ base }) => base)).toEqual(['a', 5, true]);
    });
  });

  it('keeps names that differ in case, and takes the later of two that do not', () => {
    const { plain, issues } = read('{"a":1,"A":2,\n"a":3}');
    expect(plain).toEqual([{ a: 3, A: 2 }]);
    expect(issues).toMatchObject([{ code: 'DUPLICATE_NAME', origin: { line: 2, column: 1, path: 'a' } }]);
  });

  it.each([
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740991', -9007199254740991],
    ['1e400', '1e400'],
    ['1.5E2', 150],
    ['0.12345678901234567890', '0.12345678901234567890'],
  ])('reads the number %s as %j', (written, value) => {
    expect(read(`{"A":${written}}`).plain).toEqual([{ A: value }]);
  });

  describe('damage', () => {
    it.each([
      ['in a text', '{"A":1,"B":"x', { A: 1, B: { unreadable: 'x' } }],
      ['in a number, which may go on', '{"A":1,"B":2', { A: 1, B: { unreadable: '2' } }],
      ['in a list', '{"A":1,"B":["x","y"', { A: 1, B: { truncated: ['x', 'y'] } }],
      ['in a list, before a value', '{"A":1,"B":["x",', { A: 1, B: { truncated: ['x'] } }],
      ['in an object', '{"A":1,"B":{"C":1,', { A: 1, B: { truncated: { properties: { C: 1 } } } }],
      ['behind a name', '{"A":1,"B"', { A: 1, B: { unreadable: '' } }],
      ['behind a colon', '{"A":1,"B":', { A: 1, B: { unreadable: '' } }],
      ['in a word', '{"A":1,"B":tru', { A: 1, B: { unreadable: 'tru' } }],
    ])('gives what was complete where the text ends %s', (_, text, expected) => {
      const { plain, issues } = read(`[${text}`);
      expect(plain).toEqual([expected]);
      expect(issues).toMatchObject([{ code: 'EXPORT_TRUNCATED', severity: 'error', origin: { line: 1 } }]);
    });

    it.each([
      ['a missing comma', '{"A":1\n"B":2}', { A: 1, B: 2 }],
      ['commas too many', '{"A":1,,"B":2,}', { A: 1, B: 2 }],
      ['a missing value', '{"A":,"B":2}', { A: { unreadable: '' }, B: 2 }],
      ['a missing colon', '{"A" 1,"B":2}', { A: { unreadable: '' }, B: 2 }],
      ['a name without quotes', '{"B":2,A:1}', { A: 1, B: 2 }],
      ['a value without a name', '{{"C":1},"B":2}', { '': { properties: { C: 1 } }, B: 2 }],
      ['a word that is no value', '{"A":True,"B":2}', { A: { unreadable: 'True' }, B: 2 }],
      ['a path that was typed', '{"A":"C:\\Program Files","B":2}', { A: 'C:\\Program Files', B: 2 }],
      ['a missing quote', '{"A":"x,\n"B":2}', { A: { unreadable: 'x,' }, B: 2 }],
      ['a line end in a text', '{"A":"x\ny","B":2}', { A: { unreadable: 'x\ny' }, B: 2 }],
      ['a bracket of the wrong kind', '{"A":[1},"B":2}', { A: { truncated: [1] } }],
      ['a bracket that opens nothing', '{"A":1],"B":2}', { A: 1, B: 2 }],
    ])('reads over %s', (_, text, expected) => {
      const { plain, codes } = read(text);
      expect(plain[0]).toMatchObject(expected);
      expect(codes).toContain('JSON_DAMAGED');
      expect(codes).not.toContain('EXPORT_TRUNCATED');
    });
  });

  it('gives up where nothing makes sense', () => {
    const { records, codes } = read(`[{"A":1},${'x '.repeat(2000)}{"A":2}]`);
    expect(records).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['JSON_DAMAGED', 'EXPORT_TRUNCATED', 'ISSUES_OMITTED']));
  });

  describe('limits', () => {
    it('goes no deeper than the limit', () => {
      const { plain, issues } = read('[{"A":{"B":{"C":["}"]}},"D":1}]', { depth: 3 });
      expect(plain).toEqual([{ A: { properties: { B: { unreadable: '' } } }, D: 1 }]);
      expect(issues).toMatchObject([{ code: 'DEPTH_LIMIT', origin: { column: 12 } }]);
    });

    it('takes no more records, fields and characters than the limit', () => {
      expect(read('[{"A":1},{"A":2},{"A":3}]', { records: 2 })).toMatchObject({
        plain: [{ A: 1 }, { A: 2 }],
        codes: ['RECORDS_LIMIT'],
      });
      expect(read('{"A":1,"B":2,"C":3}', { fields: 2 })).toMatchObject({
        plain: [{ A: 1, B: 2 }],
        codes: ['FIELDS_LIMIT'],
      });
      expect(read('{"A":"abcdef"}', { valueLength: 3 })).toMatchObject({
        plain: [{ A: { truncated: 'abc' } }],
        codes: ['VALUE_LENGTH_LIMIT'],
      });
    });
  });

  it.each([
    ['[\r\n  {', 0.7],
    ['\ufeff{"A": 1}', 0.7],
    ['PS C:\\> Get-X | ConvertTo-Json\n{\n  "A": 1', 0.5],
    ['expect(\n[\n  [1, 2],', undefined],
    ['[PS] C:\\>Get-ReceiveConnector', undefined],
    ['[1/2] Reading', undefined],
    ['Bindings : {0.0.0.0:25, [::]:25}', undefined],
  ])('is recognised: %j', (text, score) => {
    expect(detectExport({ label: 'x', text }).find(({ format }) => format === 'json')?.score).toBe(score);
  });
});
