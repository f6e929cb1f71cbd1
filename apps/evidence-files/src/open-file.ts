import { createReadStream } from 'node:fs';
import { access, constants, readFile, stat } from 'node:fs/promises';
import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { readFault } from './read-fault.js';

/** A file as an evidence item, or why it cannot be read. A large one is opened again whenever it is read. */
export async function openFile(
  path: string,
  label: string,
  streamFrom: number,
): Promise<EvidenceItem | { readonly fault: string }> {
  try {
    const found = await stat(path);
    // A pipe gives its bytes once only.
    if (!found.isFile() || found.size < streamFrom) return { label, bytes: await readFile(path) };
    await access(path, constants.R_OK);
    return { label, bytes: () => createReadStream(path, { highWaterMark: 1024 * 1024 }) };
  } catch (error) {
    const fault = readFault(error);
    if (fault === undefined) throw error;
    return { fault };
  }
}
