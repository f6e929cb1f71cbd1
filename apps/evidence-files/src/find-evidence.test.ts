import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findEvidence } from './find-evidence.js';

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'evidence-'));
  await mkdir(join(cwd, 'logs/EX02'), { recursive: true });
  await mkdir(join(cwd, 'logs/.git'));
  await mkdir(join(cwd, 'empty'));
  await mkdir(join(cwd, 'case/evidence'), { recursive: true });
  await writeFile(join(cwd, 'logs/b.csv'), 'b');
  await writeFile(join(cwd, 'logs/a.csv'), 'a'.repeat(3000));
  await writeFile(join(cwd, 'logs/EX02/z.log'), 'z');
  await writeFile(join(cwd, 'logs/.hidden'), 'h');
  await writeFile(join(cwd, 'case/README.md'), 'not evidence');
  await writeFile(join(cwd, 'case/evidence/line.txt'), 'line');
  await symlink('/etc', join(cwd, 'logs/out'));
  await symlink(join(cwd, 'logs/b.csv'), join(cwd, 'linked.csv'));
});

afterAll(() => rm(cwd, { recursive: true }));

const labels = (found: Awaited<ReturnType<typeof findEvidence>>) => found.items.map(({ label }) => label);

describe('findEvidence', () => {
  it('walks folders in the order of names and tells what it left out', async () => {
    const found = await findEvidence(['logs'], { cwd });
    expect(labels(found)).toEqual(['logs/EX02/z.log', 'logs/a.csv', 'logs/b.csv']);
    expect(found.remarks).toEqual([
      'logs/.git: left out, hidden.',
      'logs/.hidden: left out, hidden.',
      'logs/out: left out, a symbolic link.',
    ]);
    expect(found.unreadable).toEqual([]);
    expect(found.root).toBe('logs');
  });

  it('reads a file once, however often it is named', async () => {
    const found = await findEvidence(['logs/a.csv', 'logs', './logs/a.csv', join(cwd, 'logs')], { cwd });
    expect(labels(found)).toEqual(['logs/EX02/z.log', 'logs/a.csv', 'logs/b.csv']);
    expect(found.root).toBe('');
  });

  it('follows a link that was named, and reads a hidden file that was named', async () => {
    const found = await findEvidence(['linked.csv', 'logs/.hidden'], { cwd });
    expect(labels(found)).toEqual(['linked.csv', 'logs/.hidden']);
  });

  it('labels what lies outside the working folder as it was written', async () => {
    const found = await findEvidence(['../a.csv', join(cwd, 'logs/b.csv')], { cwd: join(cwd, 'logs/EX02') });
    expect(labels(found)).toEqual(['../a.csv', join(cwd, 'logs/b.csv')].sort());
  });

  it('labels the files of the working folder without it', async () => {
    const found = await findEvidence(['.'], { cwd: join(cwd, 'logs') });
    expect(labels(found)).toEqual(['EX02/z.log', 'a.csv', 'b.csv']);
  });

  it('reads of a case its evidence only, and says so', async () => {
    const found = await findEvidence(['case'], { cwd });
    expect(labels(found)).toEqual(['case/evidence/line.txt']);
    expect(found.remarks).toEqual(['case: a case, of which only the folder evidence is read.']);
    expect(found.root).toBe('case/evidence');
  });

  it('tells of an empty folder', async () => {
    const found = await findEvidence(['empty'], { cwd });
    expect(found).toMatchObject({ items: [], remarks: ['empty: holds no files to read.'], unreadable: [] });
  });

  it('tells what is missing and reads the rest', async () => {
    const found = await findEvidence(['nowhere', 'logs/b.csv', 'logs/b.csv/x', 'x'.repeat(5000)], { cwd });
    expect(labels(found)).toEqual(['logs/b.csv']);
    expect(found.unreadable.map((text) => text.replace(/^x+/, 'x'))).toEqual([
      'nowhere: no such file or folder',
      'logs/b.csv/x: no such file or folder',
      'x: the name is too long',
    ]);
  });

  it('streams large files, as often as asked', async () => {
    const [item] = (await findEvidence(['logs/a.csv'], { cwd, streamFrom: 3000 })).items;
    const open = item?.bytes;
    if (typeof open !== 'function') throw new Error('not streamed');
    for (let time = 0; time < 2; time++) {
      const parts: Uint8Array[] = [];
      for await (const part of open()) parts.push(part);
      expect(Buffer.concat(parts).toString()).toBe('a'.repeat(3000));
    }
  });

  it('gives small files whole', async () => {
    const [item] = (await findEvidence(['logs/b.csv'], { cwd })).items;
    expect(item?.bytes).toEqual(Buffer.from('b'));
  });

  it('takes no more files from a folder than the limit, and says so', async () => {
    const found = await findEvidence(['logs'], { cwd, filesPerFolder: 2 });
    expect(found.items).toHaveLength(2);
    expect(found.unreadable).toEqual([
      'logs: holds more than 2 files; name the folder or the files that matter',
    ]);
  });

  it('tells which file may not be read', async (ctx) => {
    if (process.getuid?.() === 0 || process.platform === 'win32') {
      ctx.skip('a superuser may read everything, and Windows has no mode bits');
      return;
    }
    const locked = join(cwd, 'locked.csv');
    await writeFile(locked, 'x');
    await chmod(locked, 0);
    expect((await findEvidence(['locked.csv'], { cwd })).unreadable).toEqual([
      'locked.csv: permission denied',
    ]);
  });
});
