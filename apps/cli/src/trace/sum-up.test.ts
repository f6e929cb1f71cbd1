import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFiles } from '@hybrid-mailflow/evidence-files';
import { build } from 'tsup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import config from '../../tsup.config.js';
import { planParts } from './plan-parts.js';
import { sumUp } from './sum-up.js';

const fixtures = join(import.meta.dirname, '../../../../packages/trace-parser/test/fixtures');

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'sum-up-'));
  const receive = await readFile(join(fixtures, 'smtp-receive-2019.log'), 'utf8');
  const csv = await readFile(join(fixtures, 'message-trace-detail.csv'), 'utf8');
  await writeFile(join(cwd, 'RECV.LOG'), receive.repeat(20));
  await writeFile(join(cwd, 'trace.csv'), csv + csv.slice(csv.indexOf('\n') + 1).repeat(20));
  // The columns change on the way: it cannot be read in parts.
  await writeFile(
    join(cwd, 'joined.log'),
    receive.repeat(2) + receive.replaceAll(/^(#Fields: )date-time/gm, '$1when'),
  );
});
afterAll(() => rm(cwd, { recursive: true }));

const read = () => undefined;

describe('sumUp', () => {
  it('gives the same for any number of jobs, although sessions cross the borders of parts', async () => {
    const { items } = await findFiles(['RECV.LOG', 'joined.log', 'trace.csv'], { cwd });
    const [recv] = items.filter(({ label }) => label === 'RECV.LOG');
    expect((recv && (await planParts(recv, 5000)))?.tasks.length).toBeGreaterThan(10);
    const alone = await sumUp(items, { jobs: 1, read });
    expect(alone.items.map(({ label, format }) => [label, format])).toEqual([
      ['RECV.LOG', 'smtp-receive-log'],
      ['joined.log', 'smtp-receive-log'],
      ['trace.csv', 'message-trace-csv'],
    ]);
    for (const jobs of [2, 3]) expect(await sumUp(items, { jobs, read, partBytes: 5000 })).toEqual(alone);
  });

  it('tells which file went away', async () => {
    const { items } = await findFiles(['trace.csv'], { cwd });
    const gone = items.map((item) => ({ ...item, path: join(cwd, 'gone.csv') }));
    expect((await sumUp(gone, { jobs: 2, read })).unreadable).toEqual(['trace.csv: no such file or folder']);
  });
});

describe('the bundle', () => {
  let main: string;
  beforeAll(async () => {
    const entries = Object.entries(config.entry as Record<string, string>);
    const entry = Object.fromEntries(
      entries.map(([name, path]) => [name, join(import.meta.dirname, '../..', path)]),
    );
    await build({ ...config, config: false, entry, outDir: join(cwd, 'dist'), silent: true });
    main = join(cwd, 'dist/main.js');
  });

  it('starts its workers from the file beside it', () => {
    const run = (jobs: string) =>
      spawnSync(process.execPath, [main, 'trace', 'RECV.LOG', 'trace.csv', '--jobs', jobs], {
        cwd,
        encoding: 'utf8',
      });
    const two = run('2');
    expect({ status: two.status, stderr: two.stderr }).toEqual({ status: 0, stderr: '' });
    expect(two.stdout).toBe(run('1').stdout);
  });

  it.skipIf(process.platform === 'win32')(
    'is quiet when the reader of a pipe has seen enough (needs bash)',
    () => {
      const script = `"$0" "$1" trace RECV.LOG --format ndjson | head -c 10; exit "\${PIPESTATUS[0]}"`;
      const { status, stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, main], {
        cwd,
        encoding: 'utf8',
      });
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '{"kind":"s', stderr: '' });
    },
  );
});
