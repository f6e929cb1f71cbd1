import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../testing/src/index.js';

/**
 * What a program of a page prints, run from the root of the repository. It may import what the package of the page may;
 * the README of the repository what the command line may. @throws Error when it fails.
 */
export function runProgram(source: string, page: string): string {
  const folder = page.startsWith('packages/') ? dirname(page) : 'apps/cli';
  const path = join(repository, folder, 'dist', `example-${process.pid}.mts`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, source);
  try {
    const ran = spawnSync(process.execPath, ['--conditions=source', '--import=tsx', path], {
      cwd: repository,
      encoding: 'utf8',
    });
    if (ran.status !== 0) throw new Error(`${page}: ${ran.stderr}`);
    return ran.stdout;
  } finally {
    rmSync(path);
  }
}
