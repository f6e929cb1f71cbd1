import { spawnSync } from 'node:child_process';
import { bundleProgram } from './bundle.js';
import { CERTIFICATES, CONNECTORS } from './generate-servers.js';
import { inTemporaryFolder } from './temporary-files.js';

const SIZES = [75, 150, 300];

interface Measured {
  readonly size: number;
  readonly times: Readonly<Record<string, number>>;
  /** Milliseconds of processor time of all steps, the collection of garbage on other cores included. */
  readonly cpu: number;
  readonly compared: number;
  readonly megabytes: number;
}

const ROUNDS = 3;

/**
 * Servers of 30 connectors and 40 certificates each: modelled twice, compared three ways, predicted in both directions, judged by
 * every rule; the program bundled as it is published.
 */
export async function run(): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const program = await bundleProgram('judge-servers', folder);
    measureSizes(program);
  });
}

function measureSizes(program: string): void {
  console.log(
    `servers x ${CONNECTORS} connectors x ${CERTIFICATES} certificates, medians of ${ROUNDS} processes`,
  );
  for (const size of SIZES) {
    const rounds = Array.from({ length: ROUNDS }, () => inProcess(program, size));
    rounds.sort((left, right) => total(left) - total(right));
    const middle = rounds[Math.floor(ROUNDS / 2)];
    if (!middle) continue;
    const steps = Object.entries(middle.times).map(([name, time]) => `${name} ${time.toFixed(0)}`);
    console.log(
      `${String(size).padStart(4)} servers  ${total(middle).toFixed(0).padStart(5)} ms  ${middle.cpu.toFixed(0).padStart(5)} ms of CPU  ${(total(middle) / size).toFixed(2)} ms a server  ${middle.megabytes.toFixed(0)} MB at most  (${steps.join(', ')} ms; ${middle.compared} settings)`,
    );
  }
}

function total({ times }: Measured): number {
  return Object.values(times).reduce((sum, time) => sum + time, 0);
}

function inProcess(program: string, size: number): Measured {
  const ran = spawnSync(process.execPath, [program, String(size)], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Measured;
}
