import { open, type FileHandle } from 'node:fs/promises';
import type { EvidenceFile } from '@hybrid-mailflow/evidence-files';
import {
  findRowStart,
  openTracePart,
  type PartSupport,
  type TraceFormat,
} from '@hybrid-mailflow/trace-parser';
import { recognise } from './open-trace.js';
import type { PartTask } from './part-task.js';

/** Bytes of a part. The same for any number of jobs, so that their number cannot change the answer. */
export const PART_BYTES = 32 * 1024 * 1024;
const HEAD_BYTES = 64 * 1024;
/** Bytes searched for the beginning of a row: more than the longest row that is read whole. */
const SEARCH_BYTES = 8 * 1024 * 1024;

export interface PlannedParts {
  readonly format: TraceFormat;
  readonly tasks: readonly PartTask[];
}

/** Cuts a large file into parts that begin where rows do; undefined where it is small or of a format that has none. */
export async function planParts(
  file: EvidenceFile,
  partBytes = PART_BYTES,
): Promise<PlannedParts | undefined> {
  if (file.size < 2 * partBytes) return undefined;
  const handle = await open(file.path, 'r');
  try {
    const head = await readAt(handle, 0, HEAD_BYTES);
    const format = recognise(file.label, head);
    const header = format?.parts && headerIn(format, head);
    if (!format?.parts || header === undefined) return undefined;
    const starts = [0];
    for (let place = partBytes; place < file.size - partBytes / 2; place += partBytes) {
      const start = await rowStartAt(handle, place, format.parts, header);
      if (start !== undefined) starts.push(start);
    }
    const tasks = starts.map((start, at) => ({
      path: file.path,
      label: file.label,
      format: format.id,
      start,
      end: starts[at + 1] ?? file.size,
      ...(at > 0 && { header }),
    }));
    return { format, tasks };
  } finally {
    await handle.close();
  }
}

/** The column list in force behind the head of a file. */
function headerIn(format: TraceFormat, head: Uint8Array): string | undefined {
  const reader = openTracePart(format, { item: '' });
  reader.push(head.subarray(0, head.lastIndexOf(0x0a) + 1));
  const { header, separable } = reader.end().state;
  return separable ? header : undefined;
}

async function rowStartAt(
  handle: FileHandle,
  place: number,
  support: PartSupport,
  header: string,
): Promise<number | undefined> {
  for (let length = HEAD_BYTES; length <= SEARCH_BYTES; length *= 8) {
    const found = findRowStart(support, header, await readAt(handle, place, length));
    if (found !== -1) return place + found;
  }
  return undefined;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
