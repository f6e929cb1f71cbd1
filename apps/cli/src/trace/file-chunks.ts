import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';

/** Bytes read at once: more cost memory and gain nothing. */
export const READ_BYTES = 64 * 1024;

/**
 * Reads a file into one buffer again and again: a stream would leave a gigabyte of buffers to be collected, and waiting
 * for each piece takes longer than reading it. A piece holds until the next is asked for.
 */
export async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
      yield buffer.subarray(0, count);
      // Lets Ctrl+C and the collection of garbage have their turn.
      await setImmediate();
    }
  } finally {
    closeSync(file);
  }
}
