import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import {
  type EvidenceFile,
  findEvidence,
  type FoundEvidence,
  readWholeStream,
} from '@hybrid-mailflow/evidence-files';
import { visible } from '@hybrid-mailflow/report';
import { say, type Terminal, UsageError } from './terminal.js';

export interface GatheredEvidence extends Omit<FoundEvidence, 'items'> {
  readonly items: readonly (EvidenceItem | EvidenceFile)[];
}

/** Label of what was piped in. */
export const STANDARD_INPUT = 'standard input';

/**
 * The evidence a command was given: files and folders, or standard input where there are none or where `-` stands.
 * Says what was left out and what could not be read.
 * @throws UsageError when there is nothing to read at all.
 */
export async function gatherEvidence(
  paths: readonly string[],
  terminal: Terminal,
): Promise<GatheredEvidence> {
  if (paths.length === 0 && terminal.input.isTTY === true) {
    throw new UsageError('Give files or folders, or pipe a line of a message trace: see --help.');
  }
  const files = paths.filter((path) => path !== '-');
  const found = await findEvidence(files, { cwd: terminal.cwd });
  for (const text of [...found.remarks, ...found.unreadable]) say(terminal, visible(text));
  if (files.length > 0 && files.length === paths.length) return requireSome(found);
  return { ...found, items: [...found.items, { label: STANDARD_INPUT, bytes: await readInput(terminal) }] };
}

function requireSome(found: FoundEvidence): GatheredEvidence {
  if (found.items.length === 0 && found.unreadable.length > 0) throw new UsageError('Nothing could be read.');
  return found;
}

async function readInput(terminal: Terminal): Promise<Uint8Array> {
  try {
    return await readWholeStream(terminal.input);
  } catch (error) {
    if (error instanceof RangeError) {
      throw new UsageError(`Standard input holds ${error.message}: save it to a file and give its name.`);
    }
    throw error;
  }
}
