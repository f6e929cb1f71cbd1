import { describe, expect, it } from 'vitest';
import { decodeText } from '@hybrid-mailflow/evidence';
import { fixture } from '../../../test/fixture.js';
import { plain } from '../../../test/plain.js';
import { property, type ExportRecord } from '../../export-record.js';
import type { ReadExportOptions } from '../../format.js';
import { detectExport, readExport } from '../../read-export.js';

function read(text: string, limits: ReadExportOptions['limits'] = {}) {
  const { format, ...found } = readExport(text, { item: 'export.xml', limits });
  expect(format).toBe('clixml');
  return found;
}

/** The properties of one object, given as the elements inside `<Props>`. */
function readProperties(elements: string, limits: ReadExportOptions['limits'] = {}) {
  const { records, issues } = read(objs(`<Obj RefId="0"><Props>${elements}</Props></Obj>`), limits);
  return { properties: records.map(plain)[0] ?? {}, codes: issues.map(({ code }) => code), issues };
}

function first([record]: readonly ExportRecord[]): ExportRecord {
  if (!record) throw new Error('no record');
  return record;
}

const objs = (inside: string) =>
  `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${inside}</Objs>`;

describe('clixml', () => {
  describe('objects of Exchange', () => {
    const { records, issues } = read(fixture('receive-connectors.xml'));
    const [frontend, relay] = records as [ExportRecord, ExportRecord];

    it('reads one record for each object, with type names, text and place', () => {
      expect(issues).toEqual([]);
      expect(records).toHaveLength(2);
      expect(frontend).toMatchObject({
        format: 'clixml',
        text: 'EX01\\Default Frontend EX01',
        origin: { item: 'export.xml', record: 0, line: 2, column: 3 },
      });
      expect(relay.typeNames).toEqual(frontend.typeNames);
      expect(relay.typeNames[0]).toBe(
        'Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector',
      );
      expect(relay.origin).toMatchObject({ record: 1, line: 92 });
    });

    it('reads enumerations, lists, objects, references and escapes', () => {
      expect(plain(frontend)).toEqual({
        AuthMechanism: {
          enum: { name: 'Tls, Integrated, BasicAuth, BasicAuthRequireTLS, ExchangeServer', number: 31 },
        },
        Banner: '<empty>',
        Bindings: [
          expect.objectContaining({ text: '[::]:25' }),
          {
            text: '0.0.0.0:25',
            properties: {
              Port: 25,
              AddressFamily: 'InterNetwork',
              SerializationData: Uint8Array.from([0, 1, 0, 0, 0, 255, 255, 255, 255]),
            },
          },
        ],
        Enabled: true,
        TlsCertificateName: {
          text: '<I>CN=Contoso Issuing CA, O="Contoso, Ltd."<S>CN=mail.contoso.com',
          properties: {
            CertificateSubject: 'CN=mail.contoso.com',
            CertificateIssuer: 'CN=Contoso Issuing CA, O="Contoso, Ltd."',
          },
        },
        TlsDomainCapabilities: '<empty>',
        Server: {
          text: 'EX01',
          properties: { Name: 'EX01', ObjectGuid: '0f61b7c4-44d3-4e4c-8a31-2d1a52f9a001' },
        },
        ServiceDiscoveryFqdn: '<empty>',
        Comment: 'Mail from outside\r\nasked for by _x000D_ops & co',
        WhenChanged: '2026-11-02T08:43:54+01:00',
        Id: expect.objectContaining({ text: 'EX01' }) as unknown,
        PSComputerName: 'ex01.contoso.local',
        RunspaceId: '4f1d6ed3-81ee-4120-9d38-b803867135e5',
      });
      expect(plain(relay)).toMatchObject({ Server: { text: 'EX01' } });
    });

    it('tells where each property stands, and which were added by remoting', () => {
      expect(property(frontend, 'tlscertificatename')).toMatchObject({
        origin: { item: 'export.xml', record: 0, line: 56, column: 7, path: 'TlsCertificateName' },
      });
      expect(property(frontend, 'Enabled')).not.toHaveProperty('note');
      expect(property(frontend, 'PSComputerName')).toMatchObject({ note: true, origin: { line: 88 } });
      const bindings = property(frontend, 'Bindings');
      const second = bindings.state === 'value' ? (bindings.value as readonly unknown[])[1] : undefined;
      const port = (second as { value: ExportRecord }).value.properties.get('Port');
      expect(port).toMatchObject({ origin: { line: 46, path: 'Bindings[1].Port', record: 0 } });
      expect(property(frontend, 'Fqdn')).toEqual({ state: 'absent' });
    });

    it.each([
      ['LF', '\n'],
      ['CRLF', '\r\n'],
      ['CR', '\r'],
    ])('gives the same records and places for %s', (_, end) => {
      expect(read(fixture('receive-connectors.xml').replace(/\n/g, end))).toEqual({ records, issues });
    });

    it.each([
      ['UTF-16LE with byte order mark', Buffer.from('\ufeff' + fixture('receive-connectors.xml'), 'utf16le')],
      ['UTF-8 with byte order mark', Buffer.from('\ufeff' + fixture('receive-connectors.xml'))],
    ])('reads %s', (_, bytes) => {
      expect(read(decodeText(bytes).text).records).toEqual(records);
    });
  });

  it('reads every primitive (MS-PSRP 2.2.5.1)', () => {
    const { records, issues } = read(fixture('values.xml'));
    expect(plain(first(records))).toEqual({
      Text: 'Grüße <&> 😀 😀 _x0041',
      Character: 'A',
      Yes: true,
      No: false,
      Utc: '2026-03-02T14:03:23.123Z',
      NoZone: '2026-03-02T14:03:23',
      Span: '1.02:03:04.5000000',
      Negative: '-00:10:00',
      Byte: 255,
      SignedByte: -128,
      UInt16: 65535,
      Int16: -32768,
      UInt32: 4294967295,
      Int32: -2147483648,
      UInt64: '18446744073709551615',
      Int64: 6000000000,
      Single: 1.5,
      Double: 0.16666666666666666,
      Infinite: '-INF',
      Decimal: '79228162514264337593543950335',
      Price: 12.5,
      Bytes: Uint8Array.from([1, 2, 3, 4]),
      NoBytes: '<empty>',
      Guid: '0f61b7c4-44d3-4e4c-8a31-2d1a52f9a001',
      Address: 'https://contoso.com/a%20b',
      Nothing: '<empty>',
      Version: '15.2.986.5',
      Document: '<a b="1">\n</a>',
      Script: ' Get-Date ',
      Secret: '<secure string>',
      Lost: { unreadable: 'Microsoft.Exchange.Data.MultiValuedProperty`1[Microsoft.Exchange.Data.IPRange]' },
      Broken: { unreadable: '12x' },
      BrokenBytes: { unreadable: 'not base64!' },
    });
    expect(issues).toMatchObject([
      { code: 'VALUE_UNREADABLE', origin: { line: 36, path: 'Broken' } },
      { code: 'VALUE_UNREADABLE', origin: { line: 37, path: 'BrokenBytes' } },
      { code: 'TYPE_NAMES_ONLY', text: expect.stringContaining('Lost') as string, origin: { line: 35 } },
    ]);
  });

  it('keeps nothing of a SecureString', () => {
    const { records } = read(fixture('values.xml'));
    const secret = property(first(records), 'Secret');
    expect(secret).toEqual({
      state: 'value',
      value: { kind: 'secure-string' },
      note: true,
      origin: expect.anything() as unknown,
    });
  });

  it('reads dictionaries as objects and lists of every kind, cyclic and missing references aside', () => {
    const { records, issues } = read(fixture('collections.xml'));
    expect(plain(first(records))).toEqual({
      Servers: ['EX01', null, [1, 2]],
      '25': ['top', 'bottom'],
      Queue: ['first'],
      Other: ['one'],
      Empty: '<empty>',
      WithNotes: { base: ['a'], properties: { PSComputerName: 'ex01' } },
      Cut: { truncated: ['kept'] },
      Around: { unreadable: 'Ref 0' },
      Missing: { unreadable: 'Ref 99' },
    });
    expect(issues.map(({ code, origin }) => [code, origin.path])).toEqual([
      ['CYCLIC_REFERENCE', 'Around'],
      ['REFERENCE_UNRESOLVED', 'Missing'],
      ['TYPE_NAMES_ONLY', 'Cut[1]'],
    ]);
  });

  it('takes the elements of a list at the top for records', () => {
    const { records, issues } = read(fixture('exchange-online.xml'));
    expect(issues).toEqual([]);
    expect(records.map(plain)).toEqual([
      { Name: 'Outbound to 5b0c', TlsSettings: 'DomainValidation', SmartHosts: ['mail.contoso.com'] },
      { Name: 'Partner', TlsSettings: '<empty>' },
    ]);
    expect(records[1]?.typeNames).toEqual([
      'Deserialized.System.Management.Automation.PSCustomObject',
      'Deserialized.System.Object',
    ]);
    expect(property(first(records.slice(1)), 'Name').state === 'value' && records[1]?.origin.record).toBe(1);
  });

  it('tells apart the output and the other streams of PowerShell', () => {
    const { records, issues } = read(fixture('streams.xml'));
    expect(records.map(plain)).toEqual([{ Name: 'EX01' }]);
    expect(issues).toMatchObject([
      {
        code: 'STREAM_TEXT',
        severity: 'info',
        text: 'PowerShell wrote to warning: The names are case sensitive.',
      },
      {
        code: 'STREAM_TEXT',
        severity: 'warning',
        text: "PowerShell wrote to error: Get-ReceiveConnector : The operation couldn't be performed\r\nbecause object 'EX09' couldn't be found.",
        origin: { line: 2 },
      },
      { code: 'STREAM_TEXT', severity: 'info', text: 'Left out: 1 progress record.' },
    ]);
  });

  it('reads text and numbers at the top', () => {
    const { records } = read(objs('<S>a</S><I32>5</I32><Nil />'));
    expect(records.map(({ base }) => base)).toEqual(['a', 5]);
  });

  it('reads several documents, each with references of its own', () => {
    const one = objs('<Obj RefId="0"><TN RefId="0"><T>A</T></TN><Props><I32 N="N">1</I32></Props></Obj>');
    const two = objs('<Obj RefId="0"><TNRef RefId="0" /><Props><I32 N="N">2</I32></Props></Obj>');
    const { records, issues } = read(`${one}\nPS C:\\> done\n${two}`);
    expect(records.map((record) => [record.typeNames, plain(record), record.origin.line])).toEqual([
      [['A'], { N: 1 }, 1],
      [[], { N: 2 }, 3],
    ]);
    expect(issues).toMatchObject([
      { code: 'TEXT_SKIPPED', text: 'No CLIXML: PS C:\\> done', origin: { line: 1 } },
      { code: 'REFERENCE_UNRESOLVED', origin: { line: 3 } },
    ]);
  });

  it('reads objects that lost their root', () => {
    const { records, issues } = read('<Obj RefId="0"><MS><S N="A">b</S></MS></Obj>');
    expect(records.map(plain)).toEqual([{ A: 'b' }]);
    expect(issues.map(({ code }) => code)).toEqual(['ROOT_MISSING']);
  });

  it('takes note properties over properties of the same name, and tells', () => {
    const { records, issues } = read(
      objs('<Obj RefId="0"><Props><S N="A">props</S></Props><MS><S N="A">note</S></MS></Obj>'),
    );
    expect(records.map(plain)).toEqual([{ A: 'note' }]);
    expect(issues).toMatchObject([{ code: 'DUPLICATE_NAME', origin: { path: 'A' } }]);
  });

  it('reads member sets inside note properties', () => {
    const set = '<MS N="PSStandardMembers"><S N="DefaultDisplayProperty">Name</S></MS><S N="B">c</S>';
    const { records } = read(objs(`<Obj RefId="0"><MS>${set}</MS></Obj>`));
    expect(records.map(plain)).toEqual([
      { PSStandardMembers: { properties: { DefaultDisplayProperty: 'Name' } }, B: 'c' },
    ]);
  });

  it('reads an enumeration without its types, and a number that is none', () => {
    const { properties } = readProperties(
      '<Obj N="E" RefId="1"><ToString>Verbose</ToString><I32>1</I32></Obj>' +
        '<Obj N="F" RefId="2"><TN RefId="1"><T>X</T><T>System.Enum</T></TN><ToString>8</ToString><I32>8</I32></Obj>' +
        '<Obj N="I" RefId="3"><I32>5</I32></Obj>',
    );
    expect(properties).toEqual({
      E: { enum: { name: 'Verbose', number: 1 } },
      F: { enum: { number: 8 } },
      I: 5,
    });
  });

  it('marks what it does not know', () => {
    expect(readProperties('<Foo N="A"><S N="B">c</S></Foo><S N="D">e</S>').properties).toEqual({
      A: { unreadable: '<Foo>' },
      D: 'e',
    });
  });

  describe('damage', () => {
    it('returns what was complete, and marks what was cut', () => {
      const text = fixture('receive-connectors.xml');
      const { records, issues } = read(text.slice(0, text.indexOf('InterNetwork</S>') + 5));
      expect(plain(first(records))).toMatchObject({
        AuthMechanism: { enum: { number: 31 } },
        Banner: '<empty>',
        Bindings: {
          truncated: [
            { text: '[::]:25' },
            { properties: { Port: 25, AddressFamily: { truncated: 'Inter' } } },
          ],
        },
      });
      expect(property(first(records), 'Enabled')).toEqual({ state: 'absent' });
      expect(issues).toMatchObject([
        { code: 'EXPORT_TRUNCATED', severity: 'error', origin: { line: 47, record: 0 } },
      ]);
    });

    it('never takes a cut number for a number', () => {
      const { records } = read(objs('<Obj RefId="0"><Props><I32 N="Port">25').replace('</Objs>', ''));
      expect(records.map(plain)).toEqual([{ Port: { unreadable: '25' } }]);
    });

    it('reads the document behind one that was cut', () => {
      const cut = objs('<Obj RefId="0"><Props><S N="A">b').replace('</Objs>', '');
      const { records, issues } = read(
        cut + '\n' + objs('<Obj RefId="0"><Props><S N="A">c</S></Props></Obj>'),
      );
      expect(records.map(plain)).toEqual([{ A: { truncated: 'b\n' } }, { A: 'c' }]);
      expect(issues.map(({ code, origin }) => [code, origin.line])).toEqual([['EXPORT_TRUNCATED', 2]]);
    });

    it.each([
      ['a stray bracket', '<S N="A">a < b</S>', { A: 'a < b' }],
      ['an unknown entity', '<S N="A">a &nbsp; b & c</S>', { A: 'a &nbsp; b & c' }],
      ['a tag that closes nothing', '<S N="A">a</S></Foo><S N="B">b</S>', { A: 'a', B: 'b' }],
      [
        'a tag that closes too much',
        '<Obj N="O" RefId="1"><LST><S>x</S></Obj><S N="B">b</S>',
        { O: ['x'], B: 'b' },
      ],
      ['an attribute without quote', '<S N="A>a</S><S N="B">b</S>', { '': 'a', B: 'b' }],
    ])('reads over %s', (_, elements, expected) => {
      const { properties, codes } = readProperties(elements);
      expect(properties).toEqual(expected);
      expect(new Set(codes)).toEqual(new Set(['XML_DAMAGED']));
    });

    it('refuses document type declarations and with them all entities', () => {
      const bomb =
        '<?xml version="1.0"?><!DOCTYPE Objs [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
      const document = objs('<Obj RefId="0"><Props><S N="A">&b;</S></Props></Obj>');
      expect(read(bomb + document)).toMatchObject({ records: [], issues: [{ code: 'DOCTYPE_REFUSED' }] });
      const inside = document.replace('<Props>', '<Props><!ENTITY b SYSTEM "file:///etc/passwd">');
      expect(read(inside).issues).toMatchObject([{ code: 'DOCTYPE_REFUSED', severity: 'error' }]);
    });

    it('skips comments and instructions, and reads CDATA', () => {
      const { properties, codes } = readProperties(
        '<!-- <S N="X">x</S> --><?pi <S N="Y"> ?><S N="A"><![CDATA[<b>&amp;]]></S>',
      );
      expect(properties).toEqual({ A: '<b>&amp;' });
      expect(codes).toEqual([]);
    });
  });

  describe('limits', () => {
    const nested = (depth: number): string =>
      depth === 0
        ? ''
        : `<Obj N="O" RefId="${depth + 100}"><Props>${nested(depth - 1)}<S N="A">${depth}</S></Props></Obj>`;

    it('reads no deeper than the limit', () => {
      const { properties, issues } = readProperties(nested(3), { depth: 3 });
      expect(properties).toEqual({
        O: { properties: { A: '3', O: { properties: { A: '2', O: { unreadable: '' } } } } },
      });
      expect(issues).toMatchObject([{ code: 'DEPTH_LIMIT', origin: { path: 'O.O.O' } }]);
    });

    it('counts what a reference stands for as deep as it is', () => {
      const { properties } = readProperties(
        `${nested(2)}<Obj N="P" RefId="1"><Props><Ref N="R" RefId="102" /></Props></Obj>`,
        {
          depth: 3,
        },
      );
      expect(properties['P']).toEqual({ properties: { R: { unreadable: 'Ref 102' } } });
    });

    it('takes no more records and fields than the limit', () => {
      const two = objs('<Obj RefId="0"><Props><S N="A">a</S></Props></Obj>'.repeat(3));
      expect(read(two, { records: 2 })).toMatchObject({
        records: [{}, {}],
        issues: [{ code: 'RECORDS_LIMIT', origin: { line: 1 } }],
      });
      const { records, issues } = read(two, { fields: 3 });
      expect(records.map(plain)).toEqual([{ A: 'a' }, {}]);
      expect(issues.map(({ code }) => code)).toEqual(['FIELDS_LIMIT']);
    });

    it('counts what references repeat, so that few bytes cannot become many values', () => {
      let bomb = '<Obj N="P0" RefId="0"><LST><S>a</S><S>b</S></LST></Obj>';
      for (let level = 1; level < 40; level++) {
        const ref = `<Ref RefId="${level - 1}" />`;
        bomb += `<Obj N="P${level}" RefId="${level}"><LST>${ref.repeat(10)}</LST></Obj>`;
      }
      const { codes } = readProperties(bomb, { fields: 100_000 });
      expect(codes).toEqual(['FIELDS_LIMIT']);
    });

    it('cuts a value at the limit', () => {
      const { properties, issues } = readProperties('<S N="A">abcdef</S><BA N="B">AQIDBA==</BA>', {
        valueLength: 5,
      });
      expect(properties).toEqual({ A: { truncated: 'abcde' }, B: { unreadable: 'AQIDB' } });
      expect(issues.map(({ code }) => code)).toEqual(['VALUE_LENGTH_LIMIT', 'VALUE_LENGTH_LIMIT']);
    });

    it.each([{ deep: 1 }, { depth: -1 }, { fields: 0.5 }])('refuses %j', (limits) => {
      expect(() => read(objs(''), limits)).toThrow(TypeError);
    });
  });

  it.each([
    ['#< CLIXML\r\n<Objs Version="1.1.0.1">', 1],
    [fixture('exchange-online.xml'), 1],
    ['<Obj RefId="0">', 0.9],
    ['<html><body>Objs</body></html>', undefined],
  ])('is recognised: %#', (text, score) => {
    expect(detectExport({ label: 'x', text }).find(({ format }) => format === 'clixml')?.score).toBe(score);
  });
});
