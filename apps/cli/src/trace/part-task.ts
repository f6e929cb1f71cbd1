import { closeSync, openSync, readSync } from 'node:fs';
import {
  FORMATS,
  openTracePart,
  Summarizer,
  type TracePart,
  type TraceSummary,
} from '@hybrid-mailflow/trace-parser';
import { READ_BYTES } from './file-chunks.js';
import { openTrace, readThrough } from './open-trace.js';

/** One part of a large file. */
export interface PartTask {
  readonly path: string;
  readonly label: string;
  readonly format: string;
  readonly start: number;
  /** Behind its last byte. */
  readonly end: number;
  /** The column list in force where it starts; not for the first part. */
  readonly header?: string;
}

export interface SummedItem {
  /** Id of its format. */
  readonly format: string;
  readonly summary: TraceSummary;
  /** Why it could not be read to its end. */
  readonly fault?: string;
}

/** Reads one part of a file, which begins where a row does. `read` is told of every number of bytes. */
export function sumUpPart(task: PartTask, read: (bytes: number) => void): TracePart {
  const { path, label, format, start, end, header } = task;
  const known = FORMATS.find(({ id }) => id === format);
  if (!known) throw new TypeError(`no trace format ${format}`);
  const reader = openTracePart(known, { item: label, ...(header !== undefined && { header }) });
  const buffer = Buffer.allocUnsafe(READ_BYTES);
  const file = openSync(path, 'r');
  try {
    let at = start;
    while (at < end) {
      const count = readSync(file, buffer, 0, Math.min(READ_BYTES, end - at), at);
      if (count === 0) break;
      reader.push(buffer.subarray(0, count));
      at += count;
      read(count);
    }
  } finally {
    closeSync(file);
  }
  return reader.end();
}

/** Reads an item in one go; undefined where it is no trace, log or report. */
export async function sumUpItem(
  item: Parameters<typeof openTrace>[0],
  read: (bytes: number) => void,
): Promise<SummedItem | undefined> {
  const opened = await openTrace(item);
  if (!opened) return undefined;
  const summarizer = new Summarizer();
  const reader = opened.format.open(summarizer, { item: item.label, detail: 'summary' });
  const fault = await readThrough(opened.chunks, (chunk) => {
    reader.push(chunk);
    read(chunk.length);
  });
  reader.end();
  return { format: opened.format.id, summary: summarizer.summary(), ...(fault !== undefined && { fault }) };
}
