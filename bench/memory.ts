import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundleCommandLine } from './bundle.js';
import { protocolLog } from './generate-protocol-log.js';
import { inTemporaryFolder, writePieces } from './temporary-files.js';

const SMALL = 20;
const LARGE = 200;
/** With `--full`. */
const HUGE = 2000;
const TELL =
  'data:text/javascript,process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';

/** Peak memory of `trace`, a process of its own, for a small and for a large log. */
export async function run(): Promise<void> {
  const full = process.argv.includes('--full');
  if (!full) console.log(`(${LARGE} MB; with --full ${HUGE} MB)`);
  await inTemporaryFolder(async (folder) => {
    const main = await bundleCommandLine(join(folder, 'dist'));
    for (const megabytes of [SMALL, full ? HUGE : LARGE]) {
      const wanted = { bytes: megabytes * 1e6, seed: 1 };
      const { path } = writePieces(join(folder, 'RECV.LOG'), protocolLog('smtp-receive', wanted));
      for (const format of ['text', 'ndjson', 'csv']) {
        const args = [`--import=${TELL}`, main, 'trace', path, '--format', format];
        const { stderr, status } = spawnSync(process.execPath, args, {
          stdio: ['ignore', 'ignore', 'pipe'],
          encoding: 'utf8',
        });
        if (status !== 0) throw new Error(stderr);
        const peak = Math.round(Number(stderr) / 1024);
        console.log(
          `  ${String(megabytes).padStart(5)} MB log, --format ${format.padEnd(6)}  peak RSS ${peak} MB`,
        );
      }
    }
  });
}
