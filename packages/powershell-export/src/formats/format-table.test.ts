import { describe, expect, it } from 'vitest';
import { fixture } from '../../test/fixture.js';
import { stateOf } from '../../test/states.js';
import { formatTable } from './format-table.js';

const read = (text: string) => formatTable.read(text, { item: 'paste.txt' });
const rows = (text: string, ...names: readonly string[]) =>
  read(text).records.map((record) => names.map((name) => stateOf(record, name)));

describe('format-table', () => {
  it('reads default views, with what the columns cut off', () => {
    const text = fixture('transcript-windows-powershell.txt');
    expect(rows(text, 'Identity', 'Bindings').slice(2, 4)).toEqual([
      [
        ['value', 'EX02\\Default Frontend EX02'],
        ['value', ['[::]:25', '0.0.0.0:25']],
      ],
      [
        ['truncated', 'EX02\\Relay for the printers in the w'],
        ['value', ['0.0.0.0:25']],
      ],
    ]);
    expect(read(text).records[3]?.properties.get('Enabled')).toMatchObject({
      value: 'False',
      origin: { line: 20, column: 81, record: 3 },
    });
  });

  it('reads right-aligned numbers and the services of a certificate', () => {
    expect(
      rows('Name       Count\n----       -----\nfirst          7\nsecond   1234567\n', 'Name', 'Count'),
    ).toEqual([
      [
        ['value', 'first'],
        ['value', '7'],
      ],
      [
        ['value', 'second'],
        ['value', '1234567'],
      ],
    ]);
  });

  it('keeps an empty cell empty', () => {
    const text =
      'Name TlsCertificateName Enabled\n---- ------------------ -------\nA    <I>CN=a<S>CN=b      True\nB                       False\n';
    expect(rows(text, 'TlsCertificateName')[1]).toEqual([['empty']]);
  });

  it('leaves out the last item of a collection that a column cut', () => {
    const text =
      'Identity RemoteIPRanges\n-------- --------------\nEX01\\R   {10.0.0.1, 10.0.0.2, 10.0....\n';
    expect(rows(text, 'RemoteIPRanges')).toEqual([[['truncated', ['10.0.0.1', '10.0.0.2']]]]);
  });

  it('joins rows that -Wrap continued', () => {
    const text = [
      'PS C:\\> Get-SendConnector | ft Name, AddressSpaces -Wrap',
      '',
      'Name       AddressSpaces         Enabled',
      '----       -------------         -------',
      'To EOP and {SMTP:contoso.mail.on    True',
      'back       microsoft.com;1}',
      'Internet   {SMTP:*;1}              False',
    ].join('\n');
    expect(rows(text, 'Name', 'AddressSpaces', 'Enabled')[1]).toEqual([
      ['value', 'Internet'],
      ['value', ['SMTP:*;1']],
      ['value', 'False'],
    ]);
    expect(rows(text, 'Name', 'AddressSpaces')[0]).toEqual([
      ['value', 'To EOP and back'],
      ['value', ['SMTP:contoso.mail.onmicrosoft.com;1']],
    ]);
  });

  it('gives the group above a table to its rows', () => {
    const text =
      '   Server: EX01\n\nName Enabled\n---- -------\nA    True\n\n   Server: EX02\n\nName Enabled\n---- -------\nA    False\n';
    expect(rows(text, 'Server', 'Enabled')).toEqual([
      [
        ['value', 'EX01'],
        ['value', 'True'],
      ],
      [
        ['value', 'EX02'],
        ['value', 'False'],
      ],
    ]);
  });

  it('reads columns that a spreadsheet made tabs of', () => {
    expect(
      rows(
        'Identity\tEnabled\n--------\t-------\nEX01\\Default Frontend EX01\tTrue\n',
        'Identity',
        'Enabled',
      ),
    ).toEqual([
      [
        ['value', 'EX01\\Default Frontend EX01'],
        ['value', 'True'],
      ],
    ]);
  });

  it('takes apart a row whose blanks were collapsed, where only one reading is possible', () => {
    const text =
      'Identity Bindings Enabled\n-------- -------- -------\nEX01\\Default Frontend EX01 {[::]:25, 0.0.0.0:25} True\n';
    expect(rows(text, 'Identity', 'Bindings', 'Enabled')).toEqual([
      [
        ['value', 'EX01\\Default Frontend EX01'],
        ['value', ['[::]:25', '0.0.0.0:25']],
        ['value', 'True'],
      ],
    ]);
  });

  it('says that a row cannot be taken apart', () => {
    const text = 'Name Comment Enabled\n---- ------- -------\nRelay one for the printers True\n';
    expect(rows(text, 'Name', 'Enabled')).toEqual([
      [
        ['unreadable', 'Relay one for the printers True'],
        ['unreadable', 'Relay one for the printers True'],
      ],
    ]);
    expect(read(text).issues).toMatchObject([
      { code: 'TABLE_ALIGNMENT_LOST', origin: { line: 3, record: 0 } },
    ]);
  });

  it('says that the headings are missing', () => {
    const text =
      'EX01\\Default EX01             {[::]:2525, 0.0.0.0:2525}   True\nEX01\\Client Proxy EX01        {[::]:465, 0.0.0.0:465}     True\n';
    expect(read(text)).toMatchObject({
      records: [],
      issues: [{ code: 'TABLE_HEADER_MISSING', origin: { line: 1 } }],
    });
    expect(formatTable.detect({ label: 'x', text })).toMatchObject({ score: 0.3 });
  });

  it.each([
    ['a signature', 'Jonas\n-- \nContoso Ltd\n'],
    ['a ruled heading', 'What we saw\n-----------\nNothing.\n'.replace('-----------', '--------------')],
  ])('does not take %s for a table', (_, text) => {
    expect(formatTable.detect({ label: 'x', text })).toBeUndefined();
  });
});
