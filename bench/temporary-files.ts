import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a folder to work in, and takes it away afterwards. */
export async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-mailflow-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes pieces of text to a file, and gives its path and its size in bytes. */
export function writePieces(path: string, pieces: Iterable<string>): { path: string; bytes: number } {
  const file = openSync(path, 'w');
  let bytes = 0;
  for (const piece of pieces) bytes += writeSync(file, piece);
  closeSync(file);
  return { path, bytes };
}
