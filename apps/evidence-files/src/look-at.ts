import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { labelOf } from './label.js';
import { readFault } from './read-fault.js';
import { walkFolder } from './walk-folder.js';

export interface Target {
  readonly path: string;
  readonly label: string;
}

/** What one argument stands for. */
export interface Place {
  readonly targets: readonly Target[];
  readonly remarks: readonly string[];
  readonly unreadable: readonly string[];
  /** The label of the folder, where it is one. */
  readonly root?: string;
}

/** Looks at what a person named: a file as it is, a folder with every file below it. */
export async function lookAt(written: string, cwd: string, filesPerFolder: number): Promise<Place> {
  const path = resolve(cwd, written);
  const target = { path, label: labelOf(path, written, cwd) };
  const fault = (text: string): Place => ({
    targets: [],
    remarks: [],
    unreadable: [`${target.label}: ${text}`],
  });
  try {
    if (!(await stat(path)).isDirectory()) return { targets: [target], remarks: [], unreadable: [] };
  } catch (error) {
    const text = readFault(error);
    if (text === undefined) throw error;
    return fault(text);
  }
  const evidence = { path: join(path, 'evidence'), label: `${target.label}/evidence` };
  if (!(await isFolder(evidence.path))) return lookInto(target, filesPerFolder);
  const place = await lookInto(evidence, filesPerFolder);
  const remark = `${target.label}: a case, of which only the folder evidence is read.`;
  return { ...place, remarks: [remark, ...place.remarks] };
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function lookInto(folder: Target, limit: number): Promise<Place> {
  const { files, skipped, unreadable } = await walkFolder(folder.path, limit);
  const label = (path: string) => labelBelow(folder, path);
  const empty = files.length + unreadable.length === 0 ? [`${folder.label}: holds no files to read.`] : [];
  return {
    targets: files.map((path) => ({ path, label: label(path) })),
    remarks: [...empty, ...skipped.map(({ path, reason }) => `${label(path)}: left out, ${reason}.`)],
    unreadable: unreadable.map(({ path, reason }) => `${label(path)}: ${reason}`),
    root: folder.label,
  };
}

function labelBelow(folder: Target, path: string): string {
  const inside = relative(folder.path, path).split(sep).join('/');
  if (inside === '') return folder.label;
  return folder.label === '.' ? inside : `${folder.label.replace(/\/$/, '')}/${inside}`;
}
