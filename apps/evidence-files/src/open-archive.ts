import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { ArchiveFault } from './archive-fault.js';
import type { ByteSource } from './byte-source.js';
import { unpack } from './unpack.js';

export interface ArchiveLimits {
  /** Most bytes all files of one archive may unpack to; 4 GiB unless told. */
  readonly unpackedBytes?: number;
  /** Files of this many bytes or more are unpacked again whenever they are read; 1 MiB unless told. */
  readonly streamFrom?: number;
}

export interface OpenedArchive {
  readonly items: readonly EvidenceItem[];
  /** What was left out on purpose, a sentence each. */
  readonly remarks: readonly string[];
  /** What could not be read, a sentence each. */
  readonly unreadable: readonly string[];
}

/**
 * The files of an archive as evidence items, labelled `archive.zip/EX02/certificates.json`; undefined for anything that is no
 * archive. Each is unpacked once here, so that damage and bombs are told and not met by a parser. Nothing is written to disk;
 * archives within archives stay closed. Never throws at the archive.
 */
export async function openArchive(
  source: ByteSource,
  { unpackedBytes = 4 * 1024 ** 3, streamFrom = 1024 * 1024 }: ArchiveLimits = {},
): Promise<OpenedArchive | undefined> {
  const items: EvidenceItem[] = [];
  const remarks: string[] = [];
  const unreadable: string[] = [];
  let left = unpackedBytes;
  try {
    const packed = await unpack(source);
    if (packed === undefined) return undefined;
    for (const item of packed) {
      const reason = reasonToSkip(item.label.slice(source.label.length + 1));
      if (reason !== undefined) {
        remarks.push(`${item.label}: left out, ${reason}.`);
        continue;
      }
      try {
        const { length, bytes } = await settle(item, left, streamFrom);
        left -= length;
        items.push({ label: item.label, bytes });
      } catch (error) {
        unreadable.push(`${item.label}: ${faultOf(error, unpackedBytes)}`);
      }
    }
  } catch (error) {
    unreadable.push(`${source.label}: ${faultOf(error, unpackedBytes)}`);
  }
  return { items, remarks, unreadable };
}

/** Unpacks an item once: held as bytes where it is small, as the stream it was where it is large. */
async function settle(item: EvidenceItem, limit: number, streamFrom: number) {
  if (item.bytes instanceof Uint8Array) return { length: item.bytes.length, bytes: item.bytes };
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of item.bytes()) {
    length += chunk.length;
    if (length > limit) throw new RangeError('too many bytes');
    if (length < streamFrom) kept.push(chunk);
  }
  if (length >= streamFrom) return { length, bytes: item.bytes };
  return { length, bytes: Buffer.concat(kept) };
}

/** A name is only a label here, but nobody should see one that claims to lie elsewhere. */
function reasonToSkip(name: string): string | undefined {
  const parts = name.split('/');
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name) || parts.includes('..'))
    return 'its name leads out of the archive';
  return parts.some((part) => part.startsWith('.') || part === '__MACOSX') ? 'hidden' : undefined;
}

function faultOf(error: unknown, unpackedBytes: number): string {
  if (error instanceof RangeError) return `more than the ${unpackedBytes} bytes taken from one archive`;
  if (error instanceof ArchiveFault) return error.message;
  return `damaged (${error instanceof Error ? error.message : String(error)})`;
}
