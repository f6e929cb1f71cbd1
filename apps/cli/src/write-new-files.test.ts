import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from './terminal.js';
import { writeNewFiles } from './write-new-files.js';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'write-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const files = [
  { path: 'plan.json', text: '{}\n' },
  { path: 'shell/02-fix.ps1', text: '# fix\n' },
];

describe('writeNewFiles', () => {
  it('makes the folders and names what it wrote', async () => {
    expect(await writeNewFiles(files, 'fix', cwd, false)).toEqual([
      join('fix', 'plan.json'),
      join('fix', 'shell/02-fix.ps1'),
    ]);
    expect(await readFile(join(cwd, 'fix/shell/02-fix.ps1'), 'utf8')).toBe('# fix\n');
  });

  it('writes nothing where one file exists', async () => {
    const more = [{ path: 'new.txt', text: 'n' }, ...files];
    await expect(writeNewFiles(more, 'fix', cwd, false)).rejects.toThrow(UsageError);
    expect(await readdir(join(cwd, 'fix'))).not.toContain('new.txt');
  });

  it('replaces when told to', async () => {
    await writeNewFiles([{ path: 'plan.json', text: 'new' }], 'fix', cwd, true);
    expect(await readFile(join(cwd, 'fix/plan.json'), 'utf8')).toBe('new');
  });

  it('tells why a folder cannot be written', async () => {
    await writeFile(join(cwd, 'file'), '');
    await expect(writeNewFiles(files, 'file/below', cwd, false)).rejects.toThrow(/^file\/below: /);
  });
});
