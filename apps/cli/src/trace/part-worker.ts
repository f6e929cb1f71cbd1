import { parentPort } from 'node:worker_threads';
import { sumUpItem, sumUpPart } from './part-task.js';
import type { WorkerAnswer, WorkerTask } from './worker-pool.js';

/** Bytes between two reports of progress. */
const REPORT_BYTES = 8 * 1024 * 1024;

let unreported = 0;

function read(bytes: number): void {
  unreported += bytes;
  if (unreported < REPORT_BYTES) return;
  answer({ kind: 'read', bytes: unreported });
  unreported = 0;
}

function answer(message: WorkerAnswer): void {
  parentPort?.postMessage(message);
}

async function work(task: WorkerTask): Promise<WorkerAnswer> {
  try {
    if (task.kind === 'part') return { kind: 'part', part: sumUpPart(task.task, read) };
    return { kind: 'file', item: await sumUpItem(task.file, read) };
  } catch (error) {
    if (!(error instanceof Error)) return { kind: 'failed', text: String(error) };
    const { message: text, code, syscall } = error as NodeJS.ErrnoException;
    return { kind: 'failed', text, code, syscall };
  }
}

parentPort?.on('message', (task: WorkerTask) => void work(task).then(answer));
