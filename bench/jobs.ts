import { spawnSync } from 'node:child_process';
import {} from 'node:os';
import { join } from 'node:path';
import { bundleCommandLine } from './bundle.js';
import { protocolLog } from './generate-protocol-log.js';
import { compare, median, ratio } from './measure.js';
import { inTemporaryFolder, writePieces } from './temporary-files.js';

const MEGABYTES = 640;
/** With `--full`: starting threads takes a fifth of a second, which a small log hardly makes good. */
const FULL_MEGABYTES = 2000;
const ROUNDS = 5;

/** One large log read by one thread and by two; the answers must be the same to the byte. */
export async function run(): Promise<void> {
  const megabytes = process.argv.includes('--full') ? FULL_MEGABYTES : MEGABYTES;
  await inTemporaryFolder(async (folder) => {
    const main = await bundleCommandLine(join(folder, 'dist'));
    const wanted = { bytes: megabytes * 1e6, seed: 1 };
    const { path } = writePieces(join(folder, 'RECV.LOG'), protocolLog('smtp-receive', wanted));
    const answers = new Set<string>();
    const read = (jobs: number) => ({
      name: `--jobs ${jobs}`,
      run() {
        const args = [main, 'trace', path, '--jobs', String(jobs)];
        const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
        if (status !== 0) throw new Error(`--jobs ${jobs} failed`);
        answers.add(stdout);
      },
    });
    const measured = await compare([read(1), read(2)], ROUNDS, 'wall');
    const [one, two] = measured;
    if (!one || !two) return;
    console.log(`trace of a ${megabytes} MB protocol log, ${ROUNDS} rounds`);
    for (const { name, seconds } of measured) {
      console.log(
        `  ${name}   median ${median(seconds).toFixed(2)} s, best ${Math.min(...seconds).toFixed(2)} s`,
      );
    }
    const best = Math.min(...one.seconds) / Math.min(...two.seconds);
    console.log(
      `  ${ratio(two, one).toFixed(2)} x (median of the rounds), ${best.toFixed(2)} x (best of each)`,
    );
    console.log(`  ${answers.size === 1 ? 'same answer' : 'THE ANSWERS DIFFER'}`);
  });
}
