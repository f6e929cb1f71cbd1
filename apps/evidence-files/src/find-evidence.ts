import type { EvidenceItem } from '@hybrid-mailflow/evidence';
import { fileSource } from './byte-source.js';
import { findFiles, type FindOptions, type FoundFiles } from './find-files.js';
import { openArchive } from './open-archive.js';

export interface FoundEvidence extends Omit<FoundFiles, 'items'> {
  /** In the order of their labels, each file once. */
  readonly items: readonly EvidenceItem[];
}

/**
 * Opens the files, folders and archives a person named. Nothing throws for a file or an archive: what cannot be read is
 * told.
 */
export async function findEvidence(paths: readonly string[], options: FindOptions): Promise<FoundEvidence> {
  const found = await findFiles(paths, options);
  const items: EvidenceItem[] = [];
  const remarks = [...found.remarks];
  const unreadable = [...found.unreadable];
  for (const file of found.items) {
    const archive = await openArchive(fileSource(file), options);
    items.push(...(archive?.items ?? [file]));
    remarks.push(...(archive?.remarks ?? []));
    unreadable.push(...(archive?.unreadable ?? []));
  }
  items.sort((left, right) => (left.label < right.label ? -1 : 1));
  return { ...found, items, remarks, unreadable };
}
