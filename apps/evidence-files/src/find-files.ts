import { lookAt } from './look-at.js';
import { type EvidenceFile, openFile } from './open-file.js';

export interface FindOptions {
  /** The working folder: labels are relative to it. */
  readonly cwd: string;
  /** Files of this many bytes or more are streamed when they are read; 1 MiB unless told. */
  readonly streamFrom?: number;
  /** Most files taken from one folder; 10,000 unless told. */
  readonly filesPerFolder?: number;
}

export interface FoundFiles {
  /** In the order of their labels, each file once. */
  readonly items: readonly EvidenceFile[];
  /** What was left out on purpose, a sentence each. */
  readonly remarks: readonly string[];
  /** What could not be read, a sentence each. */
  readonly unreadable: readonly string[];
  /** The label of the folder, where one folder is all that was given; else empty. */
  readonly root: string;
}

/** Opens the files and folders a person named, archives unopened. Nothing throws for a file: what cannot be read is told. */
export async function findFiles(paths: readonly string[], options: FindOptions): Promise<FoundFiles> {
  const { cwd, streamFrom = 1024 * 1024, filesPerFolder = 10_000 } = options;
  const places = await Promise.all(paths.map((written) => lookAt(written, cwd, filesPerFolder)));
  // A file named twice, or named and found in a folder, must not count twice.
  const labels = new Map(places.flatMap(({ targets }) => targets.map(({ path, label }) => [path, label])));
  const targets = [...labels].sort(([, left], [, right]) => (left < right ? -1 : 1));
  const items: EvidenceFile[] = [];
  const unreadable = places.flatMap((place) => place.unreadable);
  for (const [path, label] of targets) {
    const opened = await openFile(path, label, streamFrom);
    if ('fault' in opened) unreadable.push(`${label}: ${opened.fault}`);
    else items.push(opened);
  }
  const root = places.length === 1 ? (places[0]?.root ?? '') : '';
  return { items, remarks: places.flatMap(({ remarks }) => remarks), unreadable, root };
}
