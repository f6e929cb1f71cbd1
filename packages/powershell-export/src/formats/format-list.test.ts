import { describe, expect, it } from 'vitest';
import { fixture } from '../../test/fixture.js';
import { printFormatList, type PrintOptions } from '../../test/print-format-list.js';
import { stateOf } from '../../test/states.js';
import { property, type ExportRecord } from '../export-record.js';
import { formatList } from './format-list.js';

const read = (text: string) => formatList.read(text, { item: 'paste.txt' });
const only = (text: string): ExportRecord | undefined => {
  const { records } = read(text);
  expect(records.length).toBe(1);
  return records[0];
};
/** As only, for what must be there. */
const one = (text: string): ExportRecord =>
  only(text) ?? { ...nothing, format: 'format-list', origin: { item: '' } };
const nothing = { typeNames: [], properties: new Map() };
const names = (record: ExportRecord | undefined) => [...(record?.properties.keys() ?? [])];
const codes = (text: string) => read(text).issues.map(({ code }) => code);

describe('format-list: values', () => {
  const object = (value: string) => only(`Identity : EX01\\R\nValue    : ${value}\nEnabled  : True\n`);

  it.each<[string, readonly unknown[]]>([
    ['', ['empty']],
    ['{}', ['empty']],
    ['{[::]:25, 0.0.0.0:25}', ['value', ['[::]:25', '0.0.0.0:25']]],
    ['{a, b, c, d...}', ['truncated', ['a', 'b', 'c', 'd']]],
    ['{a, b, c, d…}', ['truncated', ['a', 'b', 'c', 'd']]],
    ['{…}', ['truncated', []]],
    ['{10.0.0.1, 10.0.0.2, 10.0.0', ['truncated', ['10.0.0.1', '10.0.0.2']]],
    ['a text that was cu...', ['truncated', 'a text that was cu']],
    ['Foo : bar : baz', ['value', 'Foo : bar : baz']],
    ['fe80::1', ['value', 'fe80::1']],
    ['{1234} and more', ['value', '{1234} and more']],
    ['System.Object[]', ['unreadable', 'System.Object[]']],
    [
      '{System.Security.Cryptography.Oid, System.Security.Cryptography.Oid}',
      ['unreadable', '{System.Security.Cryptography.Oid, System.Security.Cryptography.Oid}'],
    ],
    [
      '{<I>CN=CA, O="GoDaddy.com, Inc.", C=US<S>CN=a, O=b, mail.protection.outlook.com:AcceptOorgProtocol}',
      [
        'value',
        [
          '<I>CN=CA, O="GoDaddy.com, Inc.", C=US<S>CN=a, O=b',
          'mail.protection.outlook.com:AcceptOorgProtocol',
        ],
      ],
    ],
    [
      '{a.example:AcceptOorgProtocol, AcceptOorgHeader, b.example:AcceptCloudServicesMail}',
      ['value', ['a.example:AcceptOorgProtocol, AcceptOorgHeader', 'b.example:AcceptCloudServicesMail']],
    ],
    ['{CN=EX01,CN=Servers, CN=EX02,CN=Servers}', ['value', ['CN=EX01,CN=Servers', 'CN=EX02,CN=Servers']]],
    ['{@{Name=a; List={1, 2}}, b}', ['value', ['@{Name=a; List={1, 2}}', 'b']]],
    ['{[odd, a;b], [x, 1]}', ['value', ['[odd, a;b]', '[x, 1]']]],
    ['{[::]:25, 0.0.0.0:25}', ['value', ['[::]:25', '0.0.0.0:25']]],
    ['{[a, b}', ['value', ['[a', 'b']]],
    ['36 MB (37,748,736 bytes)', ['value', '36 MB (37,748,736 bytes)']],
  ])('%s', (value, state) => {
    expect(stateOf(object(value), 'Value')).toEqual(state);
  });

  it('says where each stands', () => {
    const record = only('\n\nIdentity : EX01\\R\nBindings : {0.0.0.0:25}\n');
    expect(record?.origin).toEqual({ item: 'paste.txt', record: 0, line: 3 });
    expect(property(record ?? nothing, 'bindings')).toMatchObject({
      origin: { item: 'paste.txt', record: 0, path: 'Bindings', line: 4, column: 12 },
    });
  });
});

describe('format-list: wrapped values', () => {
  const certificate = '<I>CN=Contoso Public CA, O=Contoso Trust, C=US<S>CN=mail.contoso.com';
  const options: PrintOptions = {
    width: 80,
    wordWrap: true,
    limit: 16,
    ellipsis: '...',
    keepsBlanks: false,
    lineEnd: '\r\n',
  };
  const wrapped = (value: string, changes: Partial<PrintOptions> = {}) =>
    one(printFormatList([{ Identity: 'EX01\\R', TlsCertificateName: value }], { ...options, ...changes }));

  it('puts back the blank that word wrap swallowed, and offers the reading without it', () => {
    const found = wrapped(certificate).properties.get('TlsCertificateName');
    expect(found).toMatchObject({ state: 'value', value: certificate, origin: { line: 4, endLine: 5 } });
    expect(found?.state === 'value' && found.alternatives).toHaveLength(1);
  });

  it('is certain where another line of the object is longer: that one was not cut', () => {
    const longer = `${certificate}, O=Contoso Ltd, L=Berlin`;
    const found = wrapped(longer).properties.get('TlsCertificateName');
    expect(found).toMatchObject({ state: 'value', value: longer });
    expect(found).not.toHaveProperty('alternatives');
  });

  it('is certain where the blank at the line end was kept', () => {
    expect(
      wrapped(certificate, { keepsBlanks: true }).properties.get('TlsCertificateName'),
    ).not.toHaveProperty('alternatives');
  });

  it('joins a word that is longer than a line', () => {
    const thumbprints = 'A'.repeat(200);
    expect(stateOf(wrapped(thumbprints), 'TlsCertificateName')).toEqual(['value', thumbprints]);
  });

  it('joins lines that were cut at the width in the middle of words, as consoles of other languages do', () => {
    const long = `${certificate}, O=Contoso Ltd, L=Berlin, C=DE, some more of a name that takes lines and lines, whatever stands in them`;
    expect(stateOf(wrapped(long, { wordWrap: false }), 'TlsCertificateName')).toEqual(['value', long]);
  });

  it('sees a host name that was cut', () => {
    const record = only(
      `Identity           : EX01\\R\nTlsCertificateName : <I>CN=Contoso Public CA, O=Contoso<S>CN=mail.cont\n${' '.repeat(21)}oso.com\n`,
    );
    expect(stateOf(record, 'TlsCertificateName')[1]).toBe(
      '<I>CN=Contoso Public CA, O=Contoso<S>CN=mail.contoso.com',
    );
  });

  it('keeps a line break of the value itself, with an empty line in it', () => {
    const text =
      'Identity : EX01\\R\nComment  : first\n           second\n\n           Note: third\n\n           end\nEnabled  : True\n';
    expect(stateOf(only(text), 'Comment')).toEqual(['value', 'first\nsecond\n\nNote: third\n\nend']);
    expect(names(only(text))).toEqual(['Identity', 'Comment', 'Enabled']);
  });

  it('gives as many readings as the limit allows', () => {
    const text = printFormatList([{ Aa: 'x', Bb: 'ab '.repeat(300).trim() }], {
      ...options,
      wordWrap: false,
    });
    const { records } = formatList.read(text, { item: 'x', limits: { alternatives: 2 } });
    const found = records[0]?.properties.get('Bb');
    expect(found?.state === 'value' && found.alternatives).toHaveLength(2);
  });
});

describe('format-list: damage', () => {
  it('reads a mail reply: quoted, bold, links, typographic quotes, blanks collapsed, objects run together', () => {
    const { records, issues } = read(fixture('mail-reply.txt'));
    expect(records.map((record) => stateOf(record, 'Identity')[1])).toEqual([
      'EX02\\Default Frontend EX02',
      'EX02\\Relay EX02',
    ]);
    const [first, second] = records;
    expect(stateOf(first, 'TlsCertificateName')[1]).toBe(
      '<I>CN=Contoso Public CA, O="Contoso, Trust", C=US<S>CN=mail.contoso.com',
    );
    expect(stateOf(first, 'Fqdn')).toEqual(['value', 'mail.contoso.com']);
    expect(stateOf(first, 'RemoteIPRanges')).toEqual([
      'value',
      ['::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '0.0.0.0-255.255.255.255'],
    ]);
    expect(stateOf(second, 'TlsCertificateName')).toEqual(['empty']);
    expect(stateOf(second, 'RemoteIPRanges')[0]).toBe('truncated');
    expect(stateOf(second, 'Fqdn')).toEqual(['absent']);
    expect(issues.map(({ code, origin }) => [code, origin.line])).toEqual([['LINES_NOT_READ', 1]]);
  });

  it('reads a paste that doubled every line end', () => {
    const lines = [
      'Identity : EX01\\R',
      'Bindings : {0.0.0.0:25}',
      'Enabled  : True',
      '',
      'Identity : EX01\\S',
      'Bindings : {0.0.0.0:587}',
      'Enabled  : False',
    ];
    expect(read(lines.join('\n\n')).records.map(names)).toEqual([
      ['Identity', 'Bindings', 'Enabled'],
      ['Identity', 'Bindings', 'Enabled'],
    ]);
  });

  it('tells apart objects of other names that follow without a blank line', () => {
    const { records } = read(
      'Name    : a\nEnabled : True\nIdentity  : b\nName      : c\nEnabled   : False\n',
    );
    expect(records.map((record) => stateOf(record, 'Name')[1])).toEqual(['a', 'c']);
  });

  it('takes a line below a short value for prose, not for more of it', () => {
    const record = only('Identity    : EX01\\R\nObjectState : Unchanged\nCan you see what is wrong?\n');
    expect(stateOf(record, 'ObjectState')).toEqual(['value', 'Unchanged']);
  });

  it('reads calculated names with blanks, entities and tabs', () => {
    const calculated = only('Identity  : EX01\\R\nDays left : 12\nEnabled   : True\n');
    expect(stateOf(calculated, 'Days left')).toEqual(['value', '12']);
    const pasted = only('Name\t: a\nTlsCertificateName\t: &lt;I&gt;CN=a&lt;S&gt;CN=b\n');
    expect(stateOf(pasted, 'TlsCertificateName')).toEqual(['value', '<I>CN=a<S>CN=b']);
  });
});

describe('format-list: transcripts', () => {
  it('reads all of a transcript, each record with its command and computer', () => {
    const { records, issues } = read(fixture('transcript-windows-powershell.txt'));
    expect(records.map(({ format }) => format.replace('format-', '')).join(' ')).toBe(
      'table table table table list table table table',
    );
    expect(records[4]?.command).toMatch(/^Get-ReceiveConnector .*,PermissionGroups,.*WhenChanged$/);
    expect(records[5]?.command).toBe('Get-ExchangeCertificate | ft -AutoSize');
    expect(new Set(records.map(({ host }) => host))).toEqual(new Set(['EX02']));
    expect(stateOf(records[4], 'RemoteIPRanges')[0]).toBe('truncated');
    expect(stateOf(records[4], 'Comment')).toEqual(['empty']);
    expect(issues.map(({ code, origin }) => [code, origin.line])).toEqual([['COMMAND_FAILED', 47]]);
  });

  it('reads the colours of PowerShell 7', () => {
    const { records, issues } = read(fixture('powershell-7.txt'));
    expect(records.map(({ command }) => command?.slice(0, 25))).toEqual([
      'Get-InboundConnector | fl',
      'Get-OutboundConnector | f',
    ]);
    expect(stateOf(records[0], 'SenderIPAddresses')).toEqual(['empty']);
    expect(stateOf(records[1], 'RecipientDomains')[0]).toBe('truncated');
    expect(issues.map(({ code }) => code)).toEqual(['COMMAND_FAILED', 'LINES_NOT_READ']);
  });

  it('knows the computer of a session', () => {
    const { records } = read(fixture('remote-sessions.txt'));
    expect(records.map(({ host }) => host).slice(0, 3)).toEqual(['EX01.contoso.local', 'EX02', 'EX02']);
  });

  it.each([
    ['[PS] C:\\Windows\\system32>Get-Queue | fl', 'Get-Queue | fl'],
    ['PS C:\\Users\\a b> Get-Queue | fl', 'Get-Queue | fl'],
    ['PS /home/a> Get-Queue | fl', 'Get-Queue | fl'],
    ['PS>Get-Queue | fl', 'Get-Queue | fl'],
    ['[EX02]: PS C:\\> Get-Queue | fl', 'Get-Queue | fl'],
    ['PS C:\\> Get-Queue |\n>> fl', 'Get-Queue | fl'],
    ['PS C:\\> Get-Queue `\n>> -Server A\n>> | fl', 'Get-Queue -Server A | fl'],
    ['Get-Queue -Server A | fl', 'Get-Queue -Server A | fl'],
    ['### Get-Queue | fl', 'Get-Queue | fl'],
  ])('finds the command of %s', (typed, command) => {
    expect(only(`${typed}\n\nName    : a\nEnabled : True\n`)?.command).toBe(command);
  });

  it.each(['WARNING: Not', 'WARNUNG: Nicht', 'VERBOSE: Ja', '警告: x'])('passes over %s …', (message) => {
    expect(
      codes(`PS C:\\> Get-Queue | fl\n${message} all of this\nis read.\nName    : a\nEnabled : True\n`),
    ).toEqual([]);
  });

  it('does not take an error for an object', () => {
    expect(
      read("Get-Queue : The operation couldn't be performed.\n    + CategoryInfo          : x\n"),
    ).toMatchObject({
      records: [],
      issues: [{ code: 'COMMAND_FAILED', origin: { line: 1 } }],
    });
  });
});

describe('format-list: limits and detection', () => {
  const text = 'Name    : a\nEnabled : True\n\nName    : b\nEnabled : True\n';

  it.each([
    [{ records: 1 }, 'RECORDS_LIMIT'],
    [{ fields: 3 }, 'FIELDS_LIMIT'],
    [{ valueLength: 2 }, 'VALUE_LENGTH_LIMIT'],
    [{ blockLines: 1 }, 'BLOCK_LIMIT'],
  ])('shows that the limit %o was reached', (limits, code) => {
    expect(formatList.read(text, { item: 'x', limits }).issues.map((issue) => issue.code)).toContain(code);
  });

  it.each([
    [text, 0.6],
    [`PS C:\\> Get-Queue | fl\n${text}`, 0.8],
    ['TlsCertificateName : <I>CN=a<S>CN=b', 0.3],
    ['Subject: a mail\nFrom: somebody\n', undefined],
    ['2026-03-02T08:00:00Z,EX01,08DE : x', undefined],
  ])('scores %j', (sample, score) => {
    expect(formatList.detect({ label: 'x', text: sample })?.score).toBe(score);
  });
});
