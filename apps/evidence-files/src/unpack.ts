import { pipeline, type Readable, type Transform } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { ArchiveFault } from './archive-fault.js';
import type { ByteSource } from './byte-source.js';
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
 * The items in a .gz or .zip file, known by its first bytes; undefined for anything else. Nothing is written to disk and
 * nothing is held unpacked as a whole.
 * @throws ArchiveFault when the archive cannot be read; so do the streams of its items.
 */
export async function unpack(
  source: ByteSource,
  { ratio = 200, freeBytes = 1024 * 1024 * 1024, files = 10_000 }: UnpackLimits = {},
): Promise<readonly EvidenceItem[] | undefined> {
  const { label, size } = source;
  if (size < 4) return undefined;
  const limitOf = (packed: number) => ({ ratio, bytes: freeBytes + packed * ratio });
  const head = await source.read(0, 4);
  if (head.length === 4 && head.readUInt16BE(0) === 0x1f8b) {
    return [{ label, bytes: () => limited(source.stream(0, size), createGunzip(), limitOf(size)) }];
  }
  if (head.toString('latin1') !== 'PK\x03\x04') return undefined;
  const entries = await zipEntries(source);
  if (entries.length > files) throw new ArchiveFault(`holds more than ${files} files`);
  return entries.map((entry) => ({
    label: `${label}/${entry.name}`,
    bytes: () => entryBytes(source, entry, limitOf(entry.size)),
  }));
}

interface Limit {
  readonly ratio: number;
  readonly bytes: number;
}

async function* entryBytes(source: ByteSource, entry: ZipEntry, limit: Limit): AsyncGenerator<Uint8Array> {
  if (entry.size === 0) return;
  const bytes = source.stream(await zipDataStart(source, entry), entry.size);
  if (entry.method === 'stored') yield* bytes as AsyncIterable<Buffer>;
  else yield* limited(bytes, createInflateRaw(), limit);
}

async function* limited(source: Readable, unpacker: Transform, limit: Limit): AsyncGenerator<Uint8Array> {
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
