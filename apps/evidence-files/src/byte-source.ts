import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { EvidenceFile } from './open-file.js';

/** Bytes of which any part can be read, any number of times. */
export interface ByteSource {
  readonly label: string;
  readonly size: number;
  /** Fewer bytes than asked for where the source ends. */
  read(position: number, length: number): Promise<Buffer>;
  stream(position: number, length: number): Readable;
}

/** A file, opened anew for each part. */
export function fileSource({ label, path, size }: EvidenceFile): ByteSource {
  return {
    label,
    size,
    read: async (position, length) => {
      const handle = await open(path, 'r');
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    stream: (position, length) =>
      createReadStream(path, { start: position, end: position + length - 1, highWaterMark: 256 * 1024 }),
  };
}

/** What somebody sent, as it lies in memory. */
export function memorySource(label: string, bytes: Uint8Array): ByteSource {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    label,
    size: whole.length,
    read: (position, length) => Promise.resolve(whole.subarray(position, position + length)),
    stream: (position, length) => Readable.from([whole.subarray(position, position + length)]),
  };
}
