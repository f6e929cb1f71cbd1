import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { type EvidenceFile, fileSource, findFiles, readFault, unpack } from '@hybrid-mailflow/evidence-files';
import { visible } from '@hybrid-mailflow/report';
import { STANDARD_INPUT } from '../gather-evidence.js';
import { say, type Terminal, UsageError } from '../terminal.js';

export interface FoundTraces {
  readonly items: readonly (EvidenceItem | EvidenceFile)[];
  /** Bytes of the items; 0 where one is of unknown length: piped in, or packed. */
  readonly size: number;
  /** The label of the folder, where one folder is all that was given; else empty. */
  readonly root: string;
  /** How many could not be opened. */
  readonly unreadable: number;
}

/**
 * What a person wants read, archives unpacked, as streams: standard input too is never held as a whole.
 * @throws UsageError when there is nothing to read at all.
 */
export async function findTraces(paths: readonly string[], terminal: Terminal): Promise<FoundTraces> {
  if (paths.length === 0 && terminal.input.isTTY === true) {
    throw new UsageError('Give files or folders, or pipe a trace or log: see trace --help.');
  }
  const files = paths.filter((path) => path !== '-');
  const found = await findFiles(files, { cwd: terminal.cwd });
  for (const text of [...found.remarks, ...found.unreadable]) say(terminal, visible(text));
  const { items, faults } = await unpackAll(found.items, terminal);
  if (files.length === 0 || files.length < paths.length) {
    items.push({ label: STANDARD_INPUT, bytes: () => bytesOf(terminal) });
  }
  return { items, size: sizeOf(items), root: found.root, unreadable: found.unreadable.length + faults };
}

function sizeOf(items: readonly (EvidenceItem | EvidenceFile)[]): number {
  const sizes = items.map((item) => ('size' in item ? item.size : 0));
  return sizes.includes(0) ? 0 : sizes.reduce((sum, size) => sum + size, 0);
}

async function* bytesOf({ input }: Terminal): AsyncGenerator<Uint8Array> {
  for await (const chunk of input) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

async function unpackAll(files: readonly EvidenceFile[], terminal: Terminal) {
  const items: (EvidenceItem | EvidenceFile)[] = [];
  let faults = 0;
  for (const file of files) {
    try {
      items.push(...((await unpack(fileSource(file))) ?? [file]));
    } catch (error) {
      const fault = readFault(error);
      if (fault === undefined) throw error;
      say(terminal, visible(`${file.label}: ${fault}`));
      faults++;
    }
  }
  return { items, faults };
}
