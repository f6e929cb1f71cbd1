import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFake } from '../../test/fake-terminal.js';

const CONNECTOR = `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
  <Obj RefId="0">
    <TN RefId="0"><T>Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector</T></TN>
    <ToString>EX01\\Relay</ToString>
    <Props>
      <Obj N="TransportRole" RefId="1"><ToString>HubTransport</ToString><I32>32</I32></Obj>
      <Obj N="Bindings" RefId="2"><LST><Obj RefId="3"><ToString>0.0.0.0:25</ToString><Props><I32 N="Port">25</I32></Props></Obj></LST></Obj>
      <Nil N="TlsCertificateName" />
      <S N="Comment">ends\u202e _x001B_[31mhere</S>
      <BA N="RawData">AQIDBA==</BA>
      <SS N="Password">700061007300730077006f0072006400</SS>
    </Props>
  </Obj>
</Objs>`;

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'read-'));
  await writeFile(join(cwd, 'connector.xml'), '\ufeff' + CONNECTOR, 'utf16le');
  await writeFile(join(cwd, 'cut.json'), '[{"Name":"A"},{"Name":"B');
  await writeFile(join(cwd, 'notes.txt'), 'nothing of interest');
  await writeFile(
    join(cwd, 'two.csv'),
    '"Name","TlsDomain","Fqdn"\r\n"A","",""\r\n"B",,"mail.contoso.com"\r\n',
  );
});

afterAll(() => rm(cwd, { recursive: true }));

describe('read', () => {
  it('prints records with states and places as JSON', async () => {
    const { code, output, errors } = await runFake(['read', 'connector.xml'], { cwd });
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    const origin = { item: 'connector.xml', record: 0, column: 7 };
    expect(JSON.parse(output)).toEqual([
      {
        format: 'clixml',
        origin: { item: 'connector.xml', record: 0, line: 2, column: 3 },
        typeNames: ['Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector'],
        text: 'EX01\\Relay',
        properties: {
          TransportRole: {
            state: 'value',
            value: { kind: 'enum', value: { name: 'HubTransport', number: 32 } },
            origin: { ...origin, line: 6, path: 'TransportRole' },
          },
          Bindings: {
            state: 'value',
            value: [
              {
                kind: 'object',
                value: {
                  typeNames: [],
                  text: '0.0.0.0:25',
                  properties: {
                    Port: {
                      state: 'value',
                      value: 25,
                      origin: { ...origin, line: 7, column: 93, path: 'Bindings[0].Port' },
                    },
                  },
                },
              },
            ],
            origin: { ...origin, line: 7, path: 'Bindings' },
          },
          TlsCertificateName: { state: 'empty', origin: { ...origin, line: 8, path: 'TlsCertificateName' } },
          Comment: {
            state: 'value',
            value: 'ends\u202e \u001b[31mhere',
            origin: { ...origin, line: 9, path: 'Comment' },
          },
          RawData: {
            state: 'value',
            value: { kind: 'bytes', length: 4 },
            origin: { ...origin, line: 10, path: 'RawData' },
          },
          Password: {
            state: 'value',
            value: { kind: 'secure-string' },
            origin: { ...origin, line: 11, path: 'Password' },
          },
        },
      },
    ]);
    expect(output).not.toContain('7000610073');
    expect(output).toContain(String.raw`ends\u202e \u001b[31mhere`);
  });

  it('prints byte arrays where they are asked for', async () => {
    const { output } = await runFake(['read', 'connector.xml', '--bytes'], { cwd });
    expect(output).toContain('"base64": "AQIDBA=="');
  });

  it('prints one line for each record of many files, and tells what it passed over', async () => {
    const { code, output, errors } = await runFake(['read', '.', '--format', 'ndjson'], { cwd });
    const records = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { origin: object });
    expect(records.map(({ origin }) => origin)).toMatchObject([
      { item: 'connector.xml', record: 0 },
      { item: 'cut.json', record: 0 },
      { item: 'cut.json', record: 1 },
      { item: 'two.csv', record: 0 },
      { item: 'two.csv', record: 1 },
    ]);
    expect(errors.split('\n')).toEqual([
      expect.stringMatching(/^cut\.json:1: .* \(EXPORT_TRUNCATED\)$/),
      expect.stringMatching(/^notes\.txt: .* \(FORMAT_UNKNOWN\)$/),
      '',
    ]);
    expect(code).toBe(2);
  });

  it('prints valid JSON for many records, and for none', async () => {
    const { output } = await runFake(['read', 'two.csv', 'cut.json'], { cwd });
    expect(JSON.parse(output)).toHaveLength(4);
    expect(await runFake(['read', 'notes.txt'], { cwd })).toMatchObject({ code: 3, output: '[]\n' });
  });

  it('reads standard input', async () => {
    const { code, output } = await runFake(['read', '--format', 'ndjson'], { cwd, input: CONNECTOR });
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ origin: { item: 'standard input' } });
  });

  it('tells which file is missing and reads the rest', async () => {
    const { code, output, errors } = await runFake(['read', 'two.csv', 'nowhere.xml'], { cwd });
    expect(code).toBe(2);
    expect(JSON.parse(output)).toHaveLength(2);
    expect(errors).toBe('nowhere.xml: no such file or folder\n');
  });
});
