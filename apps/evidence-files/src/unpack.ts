import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Transform } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { ArchiveFault } from './archive-fault.js';
import type { EvidenceFile } from './open-file.js';
import { zipDataStart, type ZipEntry, zipEntries } from './zip-entries.js';

export interface UnpackLimits {
  /** Unpacked bytes for each packed one, beyond `freeBytes`: 200 unless told; logs stay below 50. */
  readonly ratio?: number;
  /** Unpacked bytes that are never too many: a gibibyte unless told. */
  readonly freeBytes?: number;
  /** Most files in one archive: 10,000 unless told. */
  readonly files?: number;
}

/**
 * The items in a .gz or .zip file, known by its first bytes; any other file as it is. Nothing is written to disk and
 * nothing is held as a whole.
 * @throws ArchiveFault when the archive cannot be read; so do the streams of its items.
 */
export async function unpack(
  file: EvidenceFile,
  { ratio = 200, freeBytes = 1024 * 1024 * 1024, files = 10_000 }: UnpackLimits = {},
): Promise<readonly (EvidenceItem | EvidenceFile)[]> {
  if (file.size === 0) return [file];
  const limitOf = (size: number) => ({ ratio, bytes: freeBytes + size * ratio });
  const handle = await open(file.path, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (buffer.readUInt16BE(0) === 0x1f8b) {
      const bytes = () => limited(packed(file.path, 0, file.size), createGunzip(), limitOf(file.size));
      return [{ label: file.label, bytes }];
    }
    if (buffer.toString('latin1') !== 'PK\x03\x04') return [file];
    const entries = await zipEntries(handle, file.size);
    if (entries.length > files) throw new ArchiveFault(`holds more than ${files} files`);
    return entries.map((entry) => ({
      label: `${file.label}/${entry.name}`,
      bytes: () => entryBytes(file.path, entry, limitOf(entry.size)),
    }));
  } finally {
    await handle.close();
  }
}

interface Limit {
  readonly ratio: number;
  readonly bytes: number;
}

async function* entryBytes(path: string, entry: ZipEntry, limit: Limit): AsyncGenerator<Uint8Array> {
  if (entry.size === 0) return;
  const handle = await open(path, 'r');
  const start = await zipDataStart(handle, entry).finally(() => handle.close());
  const bytes = packed(path, start, entry.size);
  if (entry.method === 'stored') yield* bytes;
  else yield* limited(bytes, createInflateRaw(), limit);
}

function packed(path: string, start: number, size: number): ReadStream {
  return createReadStream(path, { start, end: start + size - 1, highWaterMark: 256 * 1024 });
}

async function* limited(source: ReadStream, unpacker: Transform, limit: Limit): AsyncGenerator<Uint8Array> {
  // What goes wrong in the pipeline is thrown by the loop below.
  pipeline(source, unpacker, () => undefined);
  let length = 0;
  for await (const chunk of unpacker as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit.bytes) {
      throw new ArchiveFault(`unpacks to more than ${limit.ratio} times its size: not read further`);
    }
    yield chunk;
  }
}
