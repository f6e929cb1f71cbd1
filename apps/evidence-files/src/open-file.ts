import { createReadStream } from 'node:fs';
import { access, constants, readFile, stat } from 'node:fs/promises';
import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { readFault } from './read-fault.js';

/** An evidence item that is a file. */
export interface EvidenceFile extends EvidenceItem {
  /** Absolute. */
  readonly path: string;
  /** In bytes; 0 where it is no regular file. */
  readonly size: number;
}

/** A file as an evidence item, or why it cannot be read. A large one is opened again whenever it is read. */
export async function openFile(
  path: string,
  label: string,
  streamFrom: number,
): Promise<EvidenceFile | { readonly fault: string }> {
  try {
    const found = await stat(path);
    // A pipe gives its bytes once only.
    const file = { label, path, size: found.isFile() ? found.size : 0 };
    if (!found.isFile() || found.size < streamFrom) return { ...file, bytes: await readFile(path) };
    await access(path, constants.R_OK);
    return { ...file, bytes: () => createReadStream(path, { highWaterMark: 1024 * 1024 }) };
  } catch (error) {
    const fault = readFault(error);
    if (fault === undefined) throw error;
    return { fault };
  }
}
