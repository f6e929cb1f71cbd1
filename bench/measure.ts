import { performance } from 'node:perf_hooks';

/** `cpu`: seconds this process computed, whatever else the machine does meanwhile; `wall`: by the clock. */
export type Clock = 'cpu' | 'wall';

/** One way of doing what is measured. */
export interface Contestant {
  readonly name: string;
  run(): Promise<void> | void;
}

export interface Measured {
  readonly name: string;
  /** Seconds of each round. */
  readonly seconds: readonly number[];
}

/** Runs all contestants in turn, `rounds` times after one for warming up. */
export async function compare(
  contestants: readonly Contestant[],
  rounds: number,
  clock: Clock = 'cpu',
): Promise<Measured[]> {
  const measured = contestants.map(({ name }) => ({ name, seconds: [] as number[] }));
  for (let round = -1; round < rounds; round++) {
    for (const [at, contestant] of contestants.entries()) {
      const begun = read(clock);
      await contestant.run();
      if (round >= 0) measured[at]?.seconds.push(read(clock) - begun);
    }
  }
  return measured;
}

function read(clock: Clock): number {
  if (clock === 'wall') return performance.now() / 1000;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** How many times faster `measured` is than `peer`: the median over the rounds, each compared within itself. */
export function ratio(measured: Measured, peer: Measured): number {
  return median(measured.seconds.map((seconds, round) => (peer.seconds[round] ?? 0) / seconds));
}

/** Prints medians in MB/s, and ratios to the first of them; `bars`: the ratios that the others are to reach, in order. */
export function printThroughput(
  title: string,
  bytes: number,
  measured: readonly Measured[],
  bars: readonly number[] = [],
): void {
  const [peer] = measured;
  if (!peer) return;
  console.log(`${title}, ${Math.round(bytes / 1e6)} MB, medians of ${peer.seconds.length} rounds, CPU time`);
  for (const [at, entry] of measured.entries()) {
    const speed = Math.round(bytes / 1e6 / median(entry.seconds));
    const reached = ratio(entry, peer);
    const times = entry === peer ? '' : `${reached.toFixed(1)} x`;
    const bar = bars[at - 1];
    const verdict = bar === undefined ? '' : `   bar ${bar} x: ${reached >= bar ? 'met' : 'not met'}`;
    console.log(
      `  ${entry.name.padEnd(34)} ${String(speed).padStart(5)} MB/s ${times.padStart(8)}${verdict}`.trimEnd(),
    );
  }
}
