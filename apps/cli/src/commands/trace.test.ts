import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFake } from '../../test/fake-terminal.js';
import { EXIT } from '../exit-code.js';

const TRACE = [
  'Received,SenderAddress,RecipientAddress,Subject,Status,Detail,MessageId',
  row('2026-03-02T08:10:00Z', 'Defer', mismatch, '<a@fabrikam.com>'),
  row('2026-03-02T08:20:00Z', 'Defer', mismatch, '<a@fabrikam.com>'),
  row('2026-03-02T09:05:00Z', 'Defer', mismatch, '<b@fabrikam.com>'),
  row('2026-03-02T09:06:00Z', 'Delivered', () => '', '<c@fabrikam.com>'),
  '',
].join('\r\n');

function row(time: string, status: string, detail: () => string, id: string): string {
  return `${time},ann@fabrikam.com,bob@contoso.com,Hi,${status},${detail()},${id}`;
}

function mismatch(): string {
  return '"Reason: [{LED=450 4.4.317 Cannot connect to remote server [Message=SubjectMismatch Expected Subject: mail.contoso.com. Presented Subject: CN=EX02. Thumbprint: 6F2C0A7B91D34E58B6C7D8E9F00112233445566A.] [LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=198.51.100.12:25]};{MSG=};{FQDN=mail.contoso.com};{IP=198.51.100.12}]"';
}

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'trace-'));
  await writeFile(join(cwd, 'trace.csv'), TRACE);
  await writeFile(join(cwd, 'letter.txt'), 'Mail is late since Tuesday.\r\n');
});
afterAll(() => rm(cwd, { recursive: true }));

const trace = (...args: string[]) => runFake(['trace', ...args], { cwd });

describe('trace', () => {
  it('shows failures by fault, server and hour', async () => {
    const { code, output, errors } = await trace('trace.csv');
    expect({ code, errors }).toEqual({ code: EXIT.nothing, errors: '' });
    const lines = output.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));
    expect(lines[0]).toBe('3 of 4 delivery attempts failed (75 %)');
    expect(lines[1]).toBe('FAULT | SERVER | HOUR (UTC) | FAILED | OF | SHARE');
    expect(lines[2]).toMatch(
      /^450 4\.4\.317 SubjectMismatch \| 198\.51\.100\.12 \| all \| 3 \| 4 \| 75 % \| █{15}$/,
    );
    expect(lines[3]).toMatch(/^2 messages \| 2026-03-02 08 \| 2 \| 2 \| 100 %/);
    expect(lines[4]).toMatch(/^2026-03-02 08:10 to 2026-03-02 09:05 \| 2026-03-02 09 \| 1 \| 2 \| 50 %/);
    expect(lines[5]).toBe('first: trace.csv:2');
  });

  it('prints every record, as lines or as one document', async () => {
    const lines = (await trace('trace.csv', '--format', 'ndjson')).output.trimEnd().split('\n');
    const records = lines.map((line) => JSON.parse(line) as unknown);
    expect(records).toHaveLength(4);
    expect(records[3]).toMatchObject({
      kind: 'attempt',
      attempt: { outcome: 'delivered', origin: { line: 5 } },
    });
    expect(JSON.parse((await trace('trace.csv', '--format', 'json')).output)).toEqual(records);
  });

  it('tells issues among the records, and beside a CSV', async () => {
    const input = `${TRACE}2026-03-02T09:07:00Z,ann@fabrikam.com\r\n`;
    const asLines = await runFake(['trace', '--format', 'ndjson'], { input });
    expect(asLines.output).toContain('{"kind":"issue","issue":{"code":"ROW_FIELD_COUNT"');
    const asCsv = await runFake(['trace', '--format', 'csv'], { input });
    expect(asCsv.errors).toBe('1 issues are not in CSV: --format ndjson tells them.\n');
  });

  it('prints CSV in which no spreadsheet finds a formula', async () => {
    const bad = ['=cmd()', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', 'a,"b"'];
    const rows = bad.map(
      (subject) => `2026-03-02T09:06:00Z,a@b,c@d,"${subject.replaceAll('"', '""')}",Delivered,,<x>`,
    );
    const input = ['Received,SenderAddress,RecipientAddress,Subject,Status,Detail,MessageId', ...rows].join(
      '\n',
    );
    const { output } = await runFake(['trace', '--format', 'csv'], { input });
    const [header = '', ...lines] = output.trimEnd().split('\r\n');
    const at = header.split(',').indexOf('subject');
    expect(lines.slice(0, 7).map((line) => line.split(',')[at])).toEqual(
      bad.slice(0, 7).map((subject) => `'${subject}`),
    );
    expect(lines[7]).toContain(',"a,""b""",');
  });

  it('waits where the reader of the output is slow', async () => {
    const waits: string[] = [];
    const { output } = await runFake(['trace', 'trace.csv', '--format', 'ndjson'], {
      cwd,
      slow: (text) => waits.push(text),
    });
    expect(waits.join('')).toBe(output);
    expect(output.trimEnd().split('\n')).toHaveLength(4);
  });

  it('reads what is piped in, and packed files', async () => {
    const expected = (await trace('trace.csv')).output;
    const piped = await runFake(['trace', '-'], { cwd, input: TRACE });
    expect(piped.output).toBe(expected.replaceAll('trace.csv', 'standard input'));
    await writeFile(join(cwd, 'trace.csv.gz'), gzipSync(TRACE));
    expect((await trace('trace.csv.gz')).output).toBe(expected.replaceAll('trace.csv', 'trace.csv.gz'));
  });

  it('gives what it read of a file that is cut off, and says so', async () => {
    await writeFile(join(cwd, 'cut.csv.gz'), gzipSync(TRACE.repeat(2000)).subarray(0, -500));
    const { code, output, errors } = await trace('cut.csv.gz');
    expect({ code, errors }).toEqual({
      code: EXIT.usage,
      errors: 'cut.csv.gz: the archive is damaged or cut off\n',
    });
    expect(output).toMatch(/^[\d,]+ of [\d,]+ delivery attempts failed/);
    const lines = await trace('cut.csv.gz', '--format', 'ndjson');
    expect(lines.code).toBe(EXIT.usage);
    expect(lines.output.length).toBeGreaterThan(100_000);
  });

  it('says what is no trace', async () => {
    expect(await trace('letter.txt')).toEqual({
      code: EXIT.notRecognised,
      output: '',
      errors: 'letter.txt: no trace, log or report, left out.\n',
    });
    expect((await trace('letter.txt', 'trace.csv', '--format', 'ndjson')).code).toBe(EXIT.nothing);
  });

  it.each([['0'], ['65'], ['two'], ['1.5']])('refuses --jobs %s', async (jobs) => {
    const { code, errors } = await trace('trace.csv', '--jobs', jobs);
    expect(code).toBe(EXIT.usage);
    expect(errors).toContain('from 1 to 64');
  });

  it('draws a bar on a terminal only, and only after a second', async () => {
    let time = 0;
    const slow = { cwd, columns: 100, clock: () => (time += 600) };
    const drawn = await runFake(['trace', 'trace.csv', 'trace.csv', 'letter.txt'], slow);
    expect(drawn.errors).not.toContain('reading');
    await writeFile(join(cwd, 'second.csv'), TRACE);
    const { errors } = await runFake(['trace', 'trace.csv', 'second.csv'], slow);
    expect(errors).toMatch(/^\r\x1b\[Kreading █{30} 100 % {2}0 MB, 0 MB\/s\r\x1b\[K$/);
    expect((await runFake(['trace', 'trace.csv', 'second.csv'], { cwd, clock: slow.clock })).errors).toBe('');
  });
});
