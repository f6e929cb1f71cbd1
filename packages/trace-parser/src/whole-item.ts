import { Buffer } from 'node:buffer';
import type { TraceReader } from './format.js';

/**
 * A reader for formats that are understood as a whole: collects the pieces up to `maxBytes`, then reads once.
 * `read` is told whether bytes beyond the limit were dropped.
 */
export function wholeItem(maxBytes: number, read: (bytes: Uint8Array, cut: boolean) => void): TraceReader {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let cut = false;
  return {
    push(bytes) {
      const kept = bytes.subarray(0, maxBytes - length);
      if (kept.length < bytes.length) cut = true;
      if (kept.length === 0) return;
      pieces.push(kept);
      length += kept.length;
    },
    end: () => read(pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces), cut),
  };
}
