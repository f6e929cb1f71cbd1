import { Worker } from 'node:worker_threads';
import type { EvidenceFile } from '@hybrid-mailflow/evidence-files';
import type { TracePart } from '@hybrid-mailflow/trace-parser';
import type { PartTask, SummedItem } from './part-task.js';

export type WorkerTask =
  { readonly kind: 'part'; readonly task: PartTask } | { readonly kind: 'file'; readonly file: EvidenceFile };

export type WorkerAnswer =
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'part'; readonly part: TracePart }
  | { readonly kind: 'file'; readonly item: SummedItem | undefined }
  /** An error, by what is left of it between threads: its code and system call say whether a file is to blame. */
  | { readonly kind: 'failed'; readonly text: string; readonly code?: unknown; readonly syscall?: unknown };

interface Waiting {
  readonly task: WorkerTask;
  readonly resolve: (answer: WorkerAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** Threads that read, each one task at a time. */
export class WorkerPool {
  readonly #workers: Worker[] = [];
  readonly #idle: Worker[] = [];
  readonly #waiting: Waiting[] = [];
  readonly #read: (bytes: number) => void;

  constructor(jobs: number, read: (bytes: number) => void) {
    this.#read = read;
    for (let job = 0; job < jobs; job++) {
      const worker = startWorker();
      this.#workers.push(worker);
      this.#idle.push(worker);
    }
  }

  async part(task: PartTask): Promise<TracePart> {
    const answer = await this.#ask({ kind: 'part', task });
    if (answer.kind !== 'part') throw new TypeError(`a part was asked for, not ${answer.kind}`);
    return answer.part;
  }

  async file({ label, path, size }: EvidenceFile): Promise<SummedItem | undefined> {
    // Opened by its path; a function that opens it could not be sent.
    const file = { label, path, size, bytes: new Uint8Array(0) };
    const answer = await this.#ask({ kind: 'file', file });
    if (answer.kind !== 'file') throw new TypeError(`a file was asked for, not ${answer.kind}`);
    return answer.item;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #ask(task: WorkerTask): Promise<WorkerAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    const worker = this.#idle.pop();
    if (!worker) return;
    const waiting = this.#waiting.shift();
    if (!waiting) {
      this.#idle.push(worker);
      return;
    }
    const answered = (answer: WorkerAnswer) => {
      if (answer.kind === 'read') {
        this.#read(answer.bytes);
        return;
      }
      worker.off('message', answered);
      worker.off('error', waiting.reject);
      this.#idle.push(worker);
      if (answer.kind === 'failed') waiting.reject(Object.assign(new Error(answer.text), answer));
      else waiting.resolve(answer);
      this.#next();
    };
    worker.on('message', answered);
    worker.on('error', waiting.reject);
    worker.postMessage(waiting.task);
  }
}

/** The worker is a file of its own beside the bundle; run from the sources, it is loaded as the tests load them. */
function startWorker(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./part-worker.js', import.meta.url));
  const entry = JSON.stringify(new URL('./part-worker.ts', import.meta.url).href);
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${entry}); })`;
  return new Worker(load, { eval: true, execArgv: ['--conditions=source'] });
}
