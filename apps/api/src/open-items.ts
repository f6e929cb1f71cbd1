import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { memorySource, openArchive } from '@hybrid-mailflow/evidence-files';
import { ProblemError } from './problem.js';
import type { SentItem } from './read-request.js';

/**
 * The items of a request with the files of each archive in place of it, labelled and limited as on the command line.
 * @throws ProblemError when an archive, or a file in it, cannot be read: half an answer would look like a whole one.
 */
export async function openItems(
  items: readonly SentItem[],
  unpackedBytes?: number,
): Promise<readonly EvidenceItem[]> {
  const opened: EvidenceItem[] = [];
  for (const item of items) {
    const limits = unpackedBytes === undefined ? {} : { unpackedBytes };
    const archive = await openArchive(memorySource(item.label, item.bytes), limits);
    if (archive === undefined) {
      opened.push(item);
      continue;
    }
    if (archive.unreadable.length > 0) {
      throw new ProblemError({
        status: 422,
        detail: 'An archive could not be read.',
        extra: { unreadable: archive.unreadable },
      });
    }
    opened.push(...[...archive.items].sort((left, right) => (left.label < right.label ? -1 : 1)));
  }
  return opened;
}
