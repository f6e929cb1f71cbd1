import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseFile, repository } from '@hybrid-mailflow/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runFake } from '../../../test/fake-terminal.js';
import { EXIT } from '../../exit-code.js';

const HALF = join(repository, 'cases/half-deferred');
const HEALTHY = join(repository, 'cases/healthy-two-servers');
const connectors = (...args: string[]) => runFake(['connectors', ...args]);

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'connectors-'));
  await writeFile(join(cwd, 'note.txt'), 'mail is late');
  const earlier = Buffer.from(caseFile('half-deferred', 'EX01/receive-connectors.txt')).toString();
  await writeFile(join(cwd, 'monday.txt'), earlier);
  await writeFile(join(cwd, 'tuesday.txt'), earlier.replace(/^(RequireTLS +: )False/gm, '$1True'));
});
afterAll(() => rm(cwd, { recursive: true }));

describe('connectors show', () => {
  it('draws up both sides', async () => {
    const { code, output } = await connectors('show', HALF);
    expect(code).toBe(EXIT.nothing);
    expect(output).toMatch(/SERVER.*EX01\n/);
    expect(output).toContain('[::]:25, 0.0.0.0:25 from everywhere');
    expect(output).toContain('names no certificate: Fqdn EX02.contoso.local decides');
    expect(output).toContain('contoso.com → mail.contoso.com');
  });

  it('gives every setting with its place as JSON', async () => {
    const { output } = await connectors('show', HALF, '--format', 'json');
    const { servers, objects } = JSON.parse(output) as {
      servers: string[];
      objects: Record<string, unknown>[];
    };
    expect(servers).toEqual(['EX01', 'EX02']);
    expect(objects).toHaveLength(19);
    expect(objects.find(({ object }) => object === 'EX02\\Default Frontend EX02')).toMatchObject({
      settings: { TlsCertificateName: { value: null, origin: { line: 180 } } },
    });
  });
});

describe('connectors lint', () => {
  it('finds what is wrong with the configuration alone, with file and line', async () => {
    const { code, output } = await connectors('lint', HALF);
    expect(code).toBe(EXIT.something);
    expect(output).toMatch(/F1.*EX02\/receive-connectors\.txt:180: blocker, certain/);
    expect(await connectors('lint', HALF, '--fail-on', 'never')).toMatchObject({ code: EXIT.nothing });
    expect(await connectors('lint', HEALTHY)).toMatchObject({ code: EXIT.nothing });
  });

  it('prints the findings of a diagnosis as JSON', async () => {
    const { output } = await connectors('lint', HALF, '--format', 'json', '--as-of', '2026-11-24');
    expect(JSON.parse(output)).toMatchObject({
      asOf: '2026-11-24T00:00:00.000Z',
      findings: [{ id: 'F1', severity: 'blocker' }, { severity: 'degraded' }],
    });
  });
});

describe('connectors diff', () => {
  it('finds the odd server, and says what it is held against', async () => {
    const { code, output } = await connectors('diff', HALF);
    expect(code).toBe(EXIT.something);
    expect(output).toMatch(/BREAKS.*EX02\\Default Frontend EX02: TlsCertificateName/);
    expect(output).toMatch(/\+ .*\(empty\).*EX02\/receive-connectors\.txt:180/);
    expect(output).toMatch(/2 differences told above/);
    expect((await connectors('diff', HALF, '--fail-on', 'never')).code).toBe(EXIT.nothing);
  });

  it('finds nothing between servers that are alike', async () => {
    const { code, output } = await connectors('diff', HEALTHY);
    expect({ code, differs: /BREAKS|RISKY|MINOR/.test(output) }).toEqual({
      code: EXIT.nothing,
      differs: false,
    });
  });

  it('finds what changed since an earlier export', async () => {
    const args = ['connectors', 'diff', 'tuesday.txt', '--against', 'monday.txt'];
    const { code, output } = await runFake(args, { cwd });
    expect(code).toBe(EXIT.something);
    expect(output).toMatch(/^RISKY +EX01\\Default Frontend EX01: RequireTLS/m);
    expect(output).toMatch(/^ +- False +monday\.txt:\d+$/m);
    expect(output).toMatch(/^ +\+ True +tuesday\.txt:\d+$/m);
    const { output: json } = await runFake([...args, '--format', 'json'], { cwd });
    expect(JSON.parse(json)).toMatchObject({
      comparisons: [{ id: 'earlier', compared: expect.any(Number) as number }],
    });
  });

  it('compares values as the model reads them', async () => {
    const { output } = await connectors('diff', HALF, '--format', 'json');
    expect(JSON.parse(output)).toMatchObject({
      comparisons: [
        { id: 'servers', differences: [{ settledBy: 'wizard', agreeing: ['EX01'] }, {}] },
        { id: 'wizard', flavour: { mailFlow: true } },
      ],
    });
  });
});

describe('connectors predict', () => {
  it('draws the path and tells the steps', async () => {
    const { code, output } = await connectors('predict', HALF);
    expect(code).toBe(EXIT.something);
    expect(output).toMatch(/EOP ── mail\.contoso\.com ──┬── EX01/);
    expect(output).toMatch(/EOP → EX02.*SubjectMismatch.*certain/);
    expect(await connectors('predict', HEALTHY)).toMatchObject({ code: EXIT.nothing });
  });

  it('follows a recipient domain, and an address', async () => {
    const { output } = await connectors('predict', HALF, '--domain', 'fabrikam.com', '--from', '10.0.0.5');
    expect(output).toContain('No outbound connector in the export takes fabrikam.com');
    const json = await connectors('predict', HALF, '--domain', 'contoso.com', '--format', 'json');
    expect(JSON.parse(json.output)).toMatchObject({
      route: { outcome: 'selected' },
      predictions: [{ outcome: 'delivered' }, { outcome: 'SubjectMismatch' }],
    });
  });
});

describe('exit codes', () => {
  it.each(['show', 'lint', 'diff', 'predict'])('of %s', async (command) => {
    const run = (...paths: string[]) => runFake(['connectors', command, ...paths], { cwd });
    expect((await run('note.txt')).code).toBe(EXIT.notRecognised);
    expect((await run('nowhere.txt')).code).toBe(EXIT.usage);
    expect((await run('note.txt', '--format', 'pdf')).code).toBe(EXIT.usage);
  });

  it('of help', async () => {
    const { code, output } = await runFake(['connectors', '--help']);
    expect(code).toBe(EXIT.nothing);
    for (const command of ['show', 'lint', 'diff', 'predict']) expect(output).toContain(`  ${command} `);
  });
});
