import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { type EvidenceFile, readFault } from '@hybrid-mailflow/evidence-files';
import {
  Summarizer,
  type TracePart,
  TracePartJoiner,
  type TraceSummary,
} from '@hybrid-mailflow/trace-parser';
import { type SummedItem, sumUpItem } from './part-task.js';
import { planParts } from './plan-parts.js';
import { WorkerPool } from './worker-pool.js';

export interface SumUpOptions {
  /** Threads that read; with one, everything is read here. */
  readonly jobs: number;
  /** Told of every number of bytes read. */
  readonly read: (bytes: number) => void;
  /** Bytes of a part of a large file; for tests. */
  readonly partBytes?: number;
}

export interface SummedUp {
  readonly summary: TraceSummary;
  /** What was read, in the order given. */
  readonly items: readonly { readonly label: string; readonly format: string }[];
  /** Labels of what is no trace, log or report. */
  readonly notRecognised: readonly string[];
  /** What could not be read to its end, a sentence each. */
  readonly unreadable: readonly string[];
}

type Item = EvidenceItem | EvidenceFile;

/** Sums up all items. The summary is the same for any number of jobs. */
export async function sumUp(items: readonly Item[], options: SumUpOptions): Promise<SummedUp> {
  const pool = options.jobs > 1 ? new WorkerPool(options.jobs, options.read) : undefined;
  try {
    const summed = await inOrder(items, pool ? options.jobs + 1 : 1, (item) => readOne(item, pool, options));
    const whole = new Summarizer();
    for (const { found } of summed) if (found) whole.merge(found.summary);
    return {
      summary: whole.summary(),
      items: summed.flatMap(({ label, found }) => (found ? [{ label, format: found.format }] : [])),
      notRecognised: summed.flatMap(({ label, found, fault }) =>
        (found ?? fault) === undefined ? [label] : [],
      ),
      unreadable: summed.flatMap(({ label, found, fault = found?.fault }) =>
        fault === undefined ? [] : [`${label}: ${fault}`],
      ),
    };
  } finally {
    await pool?.close();
  }
}

interface Read {
  readonly label: string;
  readonly found?: SummedItem | undefined;
  readonly fault?: string;
}

async function readOne(item: Item, pool: WorkerPool | undefined, options: SumUpOptions): Promise<Read> {
  const { label } = item;
  try {
    const isFile = 'path' in item && item.size > 0;
    return {
      label,
      found: pool && isFile ? await readFile(item, pool, options) : await sumUpItem(item, options.read),
    };
  } catch (error) {
    const fault = readFault(error);
    if (fault === undefined) throw error;
    return { label, fault };
  }
}

async function readFile(
  file: EvidenceFile,
  pool: WorkerPool,
  options: SumUpOptions,
): Promise<SummedItem | undefined> {
  const planned = await planParts(file, options.partBytes);
  if (planned) {
    const joiner = new TracePartJoiner(planned.format, { item: file.label });
    if (
      await joinAll(
        joiner,
        planned.tasks.map((task) => pool.part(task)),
      )
    ) {
      return { format: planned.format.id, summary: joiner.end() };
    }
  }
  return pool.file(file);
}

/** Joins parts in order as they come, keeping none that was joined; false where they cannot be joined. */
async function joinAll(joiner: TracePartJoiner, parts: Promise<TracePart>[]): Promise<boolean> {
  // One that fails is found in its turn, and must not count as unhandled before.
  for (const part of parts) part.catch(() => undefined);
  for (let part = parts.shift(); part; part = parts.shift()) {
    if (!joiner.add(await part)) return false;
  }
  return true;
}

/** Runs a task for each item, so many at once, and gives their results in order. */
async function inOrder<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item !== undefined) results[at] = await run(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}
