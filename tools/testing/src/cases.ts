import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the repository. */
export const repository = join(import.meta.dirname, '../../..');

/** Where a case lies. */
export function caseFolder(slug: string): string {
  return join(repository, 'cases', slug);
}

/** Every file of a case's evidence, labelled by its path below `cases/<slug>/evidence`, in the order of the labels. */
export function caseEvidence(slug: string): { readonly label: string; readonly bytes: Uint8Array }[] {
  const folder = join(caseFolder(slug), 'evidence');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      label: path.slice(folder.length + 1).replaceAll('\\', '/'),
      bytes: new Uint8Array(readFileSync(path)),
    }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

/** The bytes of one file of a case's evidence. */
export function caseFile(slug: string, label: string): Uint8Array {
  return new Uint8Array(readFileSync(join(caseFolder(slug), 'evidence', label)));
}
