import type { TextLine } from './text-form.js';

const UNDERLINE = /^\s*-{1,80}(?: +-{1,80}){0,40}\s*$/;

interface Column {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** One row of a table, cells by the name of their column. */
export interface TableRow {
  readonly cells: ReadonlyMap<string, string>;
  readonly line: number;
}

/** The columns of a table, where `underline` underlines the headings above it: PowerShell's Format-Table. */
export function columnsOf(heading: string, underline: string): readonly Column[] | undefined {
  if (!UNDERLINE.test(underline)) return undefined;
  const columns = [...underline.matchAll(/-+/g)].map(({ 0: dashes, index }) => ({
    name: heading.slice(index, index + dashes.length),
    start: index,
    end: index + dashes.length,
  }));
  // Each dash stands below a letter of its heading, and no letter is left without one. A single heading is a word:
  // prose is underlined too.
  const fits =
    columns.every(({ name }) => name.trim() === name && name.length > 0) &&
    (columns.length > 1 || /^\S+$/.test(columns[0]?.name ?? ''));
  const covered = columns.reduce((sum, { name }) => sum + name.length, 0);
  return fits && heading.replace(/ {2,}| +$/g, ' ').trim().length <= covered + columns.length - 1
    ? columns
    : undefined;
}

/**
 * Cuts a row at its columns. A cell may reach beyond its heading, and a number may begin before it: the cut is at the
 * last blank between the two headings.
 */
export function cutRow(columns: readonly Column[], { text, number }: TextLine): TableRow {
  const cells = new Map<string, string>();
  let start = 0;
  columns.forEach((column, at) => {
    const next = columns[at + 1];
    const end = next ? cutBefore(text, column.end, next.start, start) : text.length;
    cells.set(column.name, text.slice(start, end).trim());
    start = end;
  });
  return { cells, line: number };
}

function cutBefore(text: string, headingEnd: number, nextStart: number, from: number): number {
  if (nextStart >= text.length || text[nextStart - 1] === ' ') return Math.max(nextStart, from);
  const blank = text.lastIndexOf(' ', nextStart - 1);
  return blank >= Math.max(from, headingEnd) ? blank : Math.max(nextStart, from);
}
