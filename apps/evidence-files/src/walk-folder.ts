import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readFault } from './read-fault.js';

export interface Walked {
  /** Absolute paths of regular files, in the order of their names. */
  readonly files: readonly string[];
  /** Absolute paths left out, and why. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** Absolute paths of folders that could not be opened, and why. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/**
 * Every file below a folder, the same on every system. Hidden entries and symbolic links are left out and told of: a
 * link could lead out of the folder, or in a circle.
 */
export async function walkFolder(folder: string, limit: number): Promise<Walked> {
  const files: string[] = [];
  const skipped: { path: string; reason: string }[] = [];
  const unreadable: { path: string; reason: string }[] = [];
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const here = at;
    const entries = await readdir(here, { withFileTypes: true }).catch((error: unknown) => {
      unreadable.push({ path: here, reason: readFault(error) ?? String(error) });
      return [];
    });
    for (const entry of entries) {
      const path = join(here, entry.name);
      const reason = reasonToSkip(entry);
      if (reason !== undefined) skipped.push({ path, reason });
      else if (entry.isDirectory()) waiting.push(path);
      else if (files.length < limit) files.push(path);
      else return { files, skipped, unreadable: [{ path: folder, reason: tooMany(limit) }] };
    }
  }
  return { files: files.sort(), skipped: skipped.sort(byPath), unreadable: unreadable.sort(byPath) };
}

function reasonToSkip(entry: {
  name: string;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}) {
  if (entry.name.startsWith('.')) return 'hidden';
  if (entry.isSymbolicLink()) return 'a symbolic link';
  return entry.isFile() || entry.isDirectory() ? undefined : 'no regular file';
}

function tooMany(limit: number): string {
  return `holds more than ${limit} files; name the folder or the files that matter`;
}

function byPath(left: { path: string }, right: { path: string }): number {
  return left.path < right.path ? -1 : 1;
}
