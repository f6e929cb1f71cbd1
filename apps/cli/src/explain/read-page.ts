import { existsSync, readFileSync } from 'node:fs';

/** Folders of docs/ whose pages are named by the id they explain. */
export type PageFolder = 'causes' | 'rules' | 'lints';

// Beside the bundle in the published package; in a checkout the pages are read where they are written.
const PLACES = ['docs/', '../../../../docs/'].map((path) => new URL(path, import.meta.url));

/** The Markdown of a page that travels with the program. */
export function readPage(folder: PageFolder, id: string): string {
  const pages = PLACES.map((place) => new URL(`${folder}/${id}.md`, place));
  const page = pages.find((url) => existsSync(url));
  if (!page) throw new Error(`the page ${folder}/${id}.md is missing from this installation`);
  return readFileSync(page, 'utf8');
}
