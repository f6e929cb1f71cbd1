import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleProgram } from './bundle.js';
import { type Measured, printThroughput } from './measure.js';
import { inTemporaryFolder, writePieces } from './temporary-files.js';

const MEGABYTES = 48;
/** Times the speed of csv-parse: to records with every field, and to the summary. */
const BARS = [5, 10] as const;

/**
 * Reads one file in pieces of 64 KiB in three ways: csv-parse to arrays, this package to records with every field, and
 * to the summary of a diagnosis.
 */
export async function compareWithCsvParse(
  title: string,
  formatId: string,
  pieces: (wanted: { bytes: number; seed: number }) => Iterable<string>,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const { path, bytes } = writePieces(join(folder, 'bench'), pieces({ bytes: MEGABYTES * 1e6, seed: 1 }));
    const program = await bundleProgram('read-tables', join(folder, 'dist'));
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, formatId, path], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    printThroughput(title, bytes, JSON.parse(stdout) as Measured[], BARS);
  });
}
