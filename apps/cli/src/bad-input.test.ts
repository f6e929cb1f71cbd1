import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseFile } from '@hybrid-mailflow/testing';
import { runFake } from '../test/fake-terminal.js';
import { EXIT } from './exit-code.js';

const trace = Buffer.from(caseFile('half-deferred', 'trace.csv')).toString().replace('\ufeff', '');
const pasted = Buffer.from(caseFile('half-deferred', 'pasted-line.txt')).toString();
const connectors = Buffer.from(caseFile('half-deferred', 'EX02/receive-connectors.txt')).toString();
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

/** The trace without one of its columns: every cell is quoted, and none holds a quote. */
function withoutColumn(name: string): string {
  const rows = trace
    .trimEnd()
    .split('\r\n')
    .map((row) => row.slice(1, -1).split('","'));
  const at = rows[0]?.indexOf(name) ?? -1;
  return rows.map((row) => `"${row.filter((_, column) => column !== at).join('","')}"\r\n`).join('');
}

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'bad-input-'));
  await mkdir(join(cwd, 'nothing'));
  await symlink('circle.txt', join(cwd, 'circle.txt'));
});
afterAll(() => rm(cwd, { recursive: true }));

/** Diagnoses one file beside a readable one, which must be read whatever is wrong with the first. */
async function diagnosed(content: string | Uint8Array) {
  await writeFile(join(cwd, 'given.txt'), content);
  await writeFile(join(cwd, 'good.txt'), connectors);
  const alone = await runFake(['diagnose', 'given.txt'], { cwd });
  const both = await runFake(['diagnose', 'given.txt', 'good.txt'], { cwd });
  for (const { output, errors, code } of [alone, both]) {
    expect(output + errors).not.toMatch(/^ {4}at |\bError:/m);
    expect(code).not.toBe(EXIT.ourFault);
  }
  expect(both.output).toMatch(/good\.txt +format-list: 5 ReceiveConnector objects/);
  return alone;
}

describe('what cannot be read is told in a sentence', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /^UNREAD +given\.txt: The file is empty\.$/m],
    [
      'a binary file',
      Uint8Array.from({ length: 5000 }, (_, at) => (at * 151 + (at >> 3)) % 256),
      /^UNREAD +given\.txt: This is a binary file, and no certificate: it was not read\.$/m,
    ],
    [
      'a letter',
      'Mail is late since Tuesday.\r\n',
      /^UNREAD +given\.txt: Nothing in this file was recognised/m,
    ],
    ['a huge line', 'x'.repeat(9_000_000), /^UNREAD +given\.txt: Nothing in this file was recognised/m],
  ])('%s', async (_what, content, sentence) => {
    const { code, output } = await diagnosed(content);
    expect(output).toMatch(sentence);
    expect(code).toBe(EXIT.notRecognised);
  });

  it('an empty folder', async () => {
    const { code, output, errors } = await runFake(['diagnose', 'nothing'], { cwd });
    expect(errors).toBe('nothing: holds no files to read.\n');
    expect(output).toMatch(/^CAUSE +unknown: there is nothing to read\.$/m);
    expect(code).toBe(EXIT.notRecognised);
  });

  it.each([
    ['nowhere.txt', 'nowhere.txt: no such file or folder\nNothing could be read.\n'],
    ['circle.txt', 'circle.txt: its symbolic links lead in a circle\nNothing could be read.\n'],
  ])('%s', async (path, errors) => {
    expect(await runFake(['diagnose', path], { cwd })).toEqual({ code: EXIT.usage, output: '', errors });
  });

  it('and what can be is diagnosed beside it', async () => {
    await writeFile(join(cwd, 'good.txt'), pasted);
    const { code, output, errors } = await runFake(['diagnose', 'nowhere.txt', 'good.txt'], { cwd });
    expect(errors).toBe('nowhere.txt: no such file or folder\n');
    expect(output).toMatch(/^MEANS +450 4\.4\.317 SubjectMismatch/m);
    expect(code).toBe(EXIT.usage);
  });

  const root = process.getuid?.() === 0 || process.platform === 'win32';
  it.skipIf(root)(
    'a file that may not be read (skipped for root and Windows, who may read all)',
    async () => {
      await writeFile(join(cwd, 'secret.txt'), pasted);
      await chmod(join(cwd, 'secret.txt'), 0);
      const { code, errors } = await runFake(['diagnose', 'secret.txt'], { cwd });
      expect(errors).toContain('secret.txt: permission denied\n');
      expect(code).toBe(EXIT.usage);
    },
  );
});

describe('damaged evidence is read as far as it goes', () => {
  it('a reason cut off', async () => {
    const { code, output } = await diagnosed(pasted.slice(0, 300));
    expect(output).toMatch(/^UNREAD +given\.txt:1: the reason is cut off/m);
    expect(output).toMatch(/^MEANS +450 4\.4\.317 SubjectMismatch/m);
    expect(code).toBe(EXIT.something);
  });

  it.each([
    ['Date', 'date_time_utc'],
    ['Event', 'event_id or recipient_status'],
    ['RecipientAddress', 'recipient_address or recipient_status'],
  ])('a trace without its column %s', async (column, wanted) => {
    const { code, output } = await diagnosed(withoutColumn(column));
    expect(output).toContain(`given.txt:1: no column ${wanted}: what it tells is not known\n`);
    expect(output).toMatch(/^MEANS +450 4\.7\.320 SubjectMismatch \(61 (of 118 )?attempts\)/m);
    expect(code).toBe(EXIT.something);
  });

  it('a trace without reasons: asked for, and no verdict about TLS', async () => {
    const { output } = await diagnosed(withoutColumn('Detail'));
    expect(output).toMatch(/^CAUSE +not found yet/m);
    expect(output).toMatch(/^ASK +1\. the failing attempts with their reasons/m);
  });

  it('a row of six million characters', async () => {
    const [head = '', ...rows] = trace.split('\r\n');
    const { output } = await diagnosed([head, `"${'y'.repeat(6_000_000)}"`, ...rows].join('\r\n'));
    expect(output).toContain('given.txt:2: row cut after 4194304 bytes');
    expect(output).toMatch(/\(61 of \d+ attempts\)/);
  });

  it('a paste of seventeen million characters', async () => {
    const { output } = await diagnosed(`${pasted}${'z'.repeat(17_000_000)}`);
    expect(output).toContain('given.txt:1: only the first 16777216 bytes were read');
    expect(output).toMatch(/^MEANS +450 4\.4\.317 SubjectMismatch/m);
  });
});

describe('every encoding and line end gives the same answer', () => {
  it.each([
    ['a trace', trace],
    ['an export', connectors],
    ['a pasted line', pasted],
  ])('%s', async (_what, text) => {
    const { output } = await diagnosed(text);
    expect(output).not.toContain('UNREAD');
    for (const same of [
      `\ufeff${text}`,
      text.replaceAll('\r\n', '\n'),
      text.replaceAll('\r\n', '\r'),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(text, 'utf16le'),
      utf16be(`\ufeff${text}`),
      utf16be(text),
    ]) {
      expect((await diagnosed(same)).output).toBe(output);
    }
  });
});

describe('a line on standard input', () => {
  const line2017 = /Reason: [^"]*/.exec(trace)?.[0] ?? '';

  it.each([
    ['2017', line2017, '450 4.7.320 SubjectMismatch'],
    ['2024', pasted, '450 4.4.317 SubjectMismatch'],
  ])('of %s gets its meaning, ranked causes and the cmdlets that decide', async (_year, input, fault) => {
    const { code, output, errors } = await runFake(['diagnose'], { input });
    expect({ code, errors }).toEqual({ code: EXIT.something, errors: '' });
    expect(output).toContain(`MEANS   ${fault}: `);
    expect(output).toMatch(/^MAYBE +1\. .*TlsCertificateName/m);
    expect(output).toMatch(/^ +2\. It may be/m);
    expect(output).toMatch(/^ +Get-ReceiveConnector /m);
    expect(output).toMatch(/^ +Get-ExchangeCertificate /m);
    expect(output).toMatch(/^ +Get-OutboundConnector /m);
  });

  it('of 2024 names the server whose certificate it quotes', async () => {
    const { output } = await runFake(['diagnose'], { input: pasted });
    expect(output.replace(/\s+/g, ' ')).toContain('expected mail.contoso.com and was shown CN=EX02.');
    expect(output).toContain('Get-ExchangeCertificate -Server EX02 ');
  });
});
