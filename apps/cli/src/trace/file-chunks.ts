import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** Bytes read at once: more cost memory and gain nothing. */
export const READ_BYTES = 64 * 1024;
/** Pieces between two looks at what else has happened, such as Ctrl+C. */
const PIECES = 64;

/**
 * Reads a file into one buffer again and again: a stream would leave a gigabyte of buffers to be collected, and waiting
 * for each piece would take longer than reading it. A piece holds until the next is asked for.
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (let piece = 1; ; piece++) {
      const count = readSync(file, buffer);
      if (count === 0) return;
      yield buffer.subarray(0, count);
      if (piece % PIECES === 0) await setImmediate();
    }
  } finally {
    closeSync(file);
  }
}
