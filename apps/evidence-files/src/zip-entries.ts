import { ArchiveFault } from './archive-fault.js';
import type { ByteSource } from './byte-source.js';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const LARGEST_DIRECTORY = 64 * 1024 * 1024;
const ENCRYPTED = 0x0001;
const UTF8 = 0x0800;

/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  /** Packed, in bytes. */
  readonly size: number;
  /** Where its local header stands. */
  readonly offset: number;
}

/**
 * The files in a zip archive (APPNOTE.TXT 4.3), as its directory lists them.
 * @throws ArchiveFault when it is damaged, encrypted or of a kind that is not read here.
 */
export async function zipEntries(source: ByteSource): Promise<ZipEntry[]> {
  const tailSize = Math.min(source.size, END_BYTES + LONGEST_COMMENT);
  const tail = await readExactly(source, source.size - tailSize, tailSize);
  const end = findEnd(tail);
  const size = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (offset === 0xffffffff || size > LARGEST_DIRECTORY)
    throw new ArchiveFault('a zip archive of this size is not read: unpack it');
  const directory = await readExactly(source, offset, size);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + ENTRY_BYTES <= directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const nameEnd = at + ENTRY_BYTES + directory.readUInt16LE(at + 28);
    const flags = directory.readUInt16LE(at + 8);
    const name = directory.toString((flags & UTF8) === 0 ? 'latin1' : 'utf8', at + ENTRY_BYTES, nameEnd);
    if ((flags & ENCRYPTED) !== 0) throw new ArchiveFault('the zip archive is encrypted');
    if (!name.endsWith('/')) {
      entries.push({
        name: name.replaceAll('\\', '/'),
        method: methodOf(directory.readUInt16LE(at + 10)),
        size: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      });
    }
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Where the packed bytes of an entry begin. */
export async function zipDataStart(source: ByteSource, entry: ZipEntry): Promise<number> {
  const header = await readExactly(source, entry.offset, LOCAL_BYTES);
  if (header.readUInt32LE(0) !== LOCAL_HEADER) throw damaged();
  return entry.offset + LOCAL_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END_BYTES; at >= 0; at--)
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  throw damaged();
}

function methodOf(method: number): ZipEntry['method'] {
  if (method === 0) return 'stored';
  if (method === 8) return 'deflated';
  throw new ArchiveFault(`the zip archive is packed by method ${method}: unpack it`);
}

async function readExactly(source: ByteSource, position: number, length: number): Promise<Buffer> {
  const bytes = await source.read(position, length);
  if (bytes.length < length) throw damaged();
  return bytes;
}

function damaged(): ArchiveFault {
  return new ArchiveFault('the zip archive is damaged or cut off');
}
