import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readFault } from '@hybrid-mailflow/evidence-files';
import type { PlanFile } from './plan-files.js';
import { UsageError } from './terminal.js';

/**
 * Writes all of the files or none: an existing one is only replaced when `force` says so.
 * @returns the paths written, as the reader named the folder.
 * @throws UsageError when a file exists or the folder cannot be written.
 */
export async function writeNewFiles(
  files: readonly PlanFile[],
  folder: string,
  cwd: string,
  force: boolean,
): Promise<readonly string[]> {
  const places = files.map(({ path, text }) => ({
    text,
    shown: join(folder, path),
    path: resolve(cwd, folder, path),
  }));
  const present: string[] = [];
  for (const place of places) if (await exists(place.path)) present.push(place.shown);
  if (present.length > 0 && !force) {
    throw new UsageError(
      `${present.join(', ')} ${present.length === 1 ? 'exists' : 'exist'}: nothing was written. Name another folder, or add --force to replace.`,
    );
  }
  try {
    for (const place of places) {
      await mkdir(dirname(place.path), { recursive: true });
      await writeFile(place.path, place.text, { flag: force ? 'w' : 'wx' });
    }
  } catch (error) {
    throw new UsageError(`${folder}: ${readFault(error) ?? 'cannot be written'}`);
  }
  return places.map(({ shown }) => shown);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
