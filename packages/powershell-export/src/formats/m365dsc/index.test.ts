import { describe, expect, it } from 'vitest';
import { fixture } from '../../../test/fixture.js';
import { stateOf } from '../../../test/states.js';
import { m365dsc } from './index.js';

const read = (text: string) => m365dsc.read(text, { item: 'tenant.ps1' });
const value = (text: string) =>
  stateOf(read(`EXOThing 'x'\n{\n  Value = ${text}\n  Next = 1\n}`).records[0], 'Value');

describe('m365dsc configurations', () => {
  const { records, issues } = read(fixture('m365dsc-configuration.ps1'));

  it('makes a record of each resource, named by its type', () => {
    expect(records.map(({ typeNames, origin }) => [...typeNames, origin.line])).toEqual([
      ['EXOAcceptedDomain', 33],
      ['EXOAcceptedDomain', 42],
      ['EXOInboundConnector', 49],
      ['EXOOutboundConnector', 71],
      ['EXORemoteDomain', 93],
      ['EXOSharedMailbox', 101],
    ]);
  });

  it('never shows what a script signs in with', () => {
    const shown = JSON.stringify([records.map(({ properties }) => [...properties]), issues]);
    expect(shown).not.toMatch(/hunter2|s3cr3t/);
    expect(issues.map(({ code, origin }) => [code, origin.line])).toEqual([
      ['SECRET_WITHHELD', 77],
      ['RESOURCE_ABSENT', 87],
      ['SECRET_WITHHELD', 95],
    ]);
  });

  it('reads lists, here-strings and escaped quotes, each at its place', () => {
    expect(stateOf(records[2], 'AssociatedAcceptedDomains')).toEqual(['empty']);
    expect(stateOf(records[2], 'Comment')[1]).toBe(
      'Made by the wizard.\nAsk "mail team" before you change it.',
    );
    expect(records[2]?.properties.get('TlsSenderCertificateName')).toMatchObject({
      value: '<I>CN=Contoso Public CA, O="Contoso, Trust", C=US<S>CN=mail.contoso.com',
      origin: { item: 'tenant.ps1', record: 2, path: 'TlsSenderCertificateName', line: 68, column: 44 },
    });
  });

  it('reads objects inside', () => {
    expect(records[5]?.properties.get('Members')).toMatchObject({
      value: [
        { kind: 'object', value: { typeNames: ['MSFT_Member'] } },
        { kind: 'object', value: { typeNames: ['MSFT_Member'] } },
      ],
    });
  });

  it.each<[string, readonly unknown[]]>([
    ['$true', ['value', true]],
    ['$Null;', ['empty']],
    ['""', ['empty']],
    ["'it''s'", ['value', "it's"]],
    ['"a""b`n`$c"', ['value', 'a"b\n$c']],
    ['12', ['value', 12]],
    ['"a", "b"', ['value', ['a', 'b']]],
    ['@("a"\n    "b")', ['value', ['a', 'b']]],
    ['$ConfigurationData.NonNodeData.Name', ['unreadable', '$ConfigurationData.NonNodeData.Name']],
    ['"x.$($Name.Split(".")[0])"', ['unreadable', '"x.$($Name.Split(".")[0])"']],
    ['@("a", $b)', ['truncated', ['a']]],
    ['"a" + "b"', ['unreadable', '"a" + "b"']],
    ['(ConvertTo-SecureString "pw")', ['unreadable', '(not shown)']],
    ['\u201ctypographic\u201d', ['value', 'typographic']],
  ])('reads %s', (text, state) => {
    expect(value(text)).toEqual(state);
  });

  it('goes on behind what it does not understand', () => {
    const { records: found, issues: told } = read(
      "EXOThing 'x'\n{\n  if ($a) { B = 1 }\n  C = 2\n}\nEXOThing 'y' { D = 3",
    );
    expect(found.map((record) => [...record.properties.keys()])).toEqual([
      ['ResourceInstanceName', 'C'],
      ['ResourceInstanceName', 'D'],
    ]);
    expect(told.map(({ code, origin }) => [code, origin.line])).toEqual([
      ['SYNTAX_UNREADABLE', 3],
      ['SYNTAX_UNREADABLE', 6],
    ]);
  });

  it('shows that the depth limit was reached', () => {
    const text = "EXOThing 'x' { A = @(@(@(1))) }";
    const limited = m365dsc.read(text, { item: 'x', limits: { depth: 2 } });
    expect(limited.issues.map(({ code }) => code)).toContain('DEPTH_LIMIT');
    expect(stateOf(limited.records[0], 'A')[0]).toBe('truncated');
  });
});

describe('m365dsc reports as JSON', () => {
  const report = JSON.stringify([
    { ResourceName: 'EXOInboundConnector', Identity: 'In', SenderDomains: ['smtp:*;1'], Comment: '' },
    { ResourceName: 'EXOOutboundConnector', Identity: 'Out', Ensure: 'Absent' },
    { ResourceName: 'EXORemoteDomain', Identity: 'R', ApplicationSecret: 's3cr3t' },
  ]);

  it('makes the same records of them', () => {
    const { records, issues } = m365dsc.read(report, { item: 'x.json' });
    expect(records.map(({ typeNames, format }) => [format, ...typeNames])).toEqual([
      ['m365dsc', 'EXOInboundConnector'],
      ['m365dsc', 'EXORemoteDomain'],
    ]);
    expect(stateOf(records[0], 'SenderDomains')).toEqual(['value', ['smtp:*;1']]);
    expect(stateOf(records[0], 'Comment')).toEqual(['empty']);
    expect(records[1]?.properties.get('Identity')).toMatchObject({ origin: { record: 1 } });
    expect(JSON.stringify([records.map(({ properties }) => [...properties]), issues])).not.toContain(
      's3cr3t',
    );
    expect(issues.map(({ code }) => code)).toEqual(['RESOURCE_ABSENT', 'SECRET_WITHHELD']);
  });

  it.each([
    [report, 0.9],
    [fixture('m365dsc-configuration.ps1'), 0.95],
    ['EXOInboundConnector "x"\n{\n}', 0.85],
    ['[{"Name":"x"}]', undefined],
    ['function Get-Thing {\n}', undefined],
  ])('is told from other texts (%#)', (text, score) => {
    expect(m365dsc.detect({ label: 'x', text })?.score).toBe(score);
  });
});

describe('m365dsc reports as CSV', () => {
  const report = [
    '"Component Name";"Property";"Value"',
    '"EXOInboundConnector";"Identity";"In"',
    '"EXOInboundConnector";"SenderDomains";"smtp:contoso.com;1',
    'smtp:fabrikam.com;1',
    '"',
    '"EXOInboundConnector";"Comment";"$null"',
    '"EXOInboundConnector";"RequireTls";"True"',
    '"======================";;',
    '"EXORemoteDomain";"Identity";"R"',
    '"EXORemoteDomain";"ApplicationSecret";"s3cr3t"',
    '',
  ].join('\r\n');

  it('makes a record of the rows of each resource', () => {
    const { records, issues } = m365dsc.read(report, { item: 'x.csv' });
    expect(records.map(({ typeNames, origin }) => [...typeNames, origin.line])).toEqual([
      ['EXOInboundConnector', 2],
      ['EXORemoteDomain', 9],
    ]);
    expect(stateOf(records[0], 'SenderDomains')).toEqual([
      'value',
      ['smtp:contoso.com;1', 'smtp:fabrikam.com;1'],
    ]);
    expect(stateOf(records[0], 'Comment')).toEqual(['empty']);
    expect(stateOf(records[0], 'RequireTls')).toEqual(['value', 'True']);
    expect(records[1]?.properties.get('Identity')).toMatchObject({
      origin: { line: 9, record: 1, path: 'Identity' },
    });
    expect(issues.map(({ code }) => code)).toEqual(['SECRET_WITHHELD']);
    expect(JSON.stringify([records.map(({ properties }) => [...properties]), issues])).not.toContain(
      's3cr3t',
    );
    expect(m365dsc.detect({ label: 'x', text: report })?.score).toBe(0.9);
  });
});
