import type { Column } from './table-header.js';

/** Where one cell of a row stands. */
export interface Cell {
  readonly text: string;
  readonly start: number;
}

/**
 * Where each column but the first begins: at the last place between two headings where the rows have a blank. A number
 * may reach to the left of its heading.
 */
export function columnStarts(columns: readonly Column[], rows: readonly string[]): readonly number[] {
  return columns.slice(1).map((column, at) => {
    const after = columns[at]?.end ?? 0;
    let best = { place: column.start - 1, rows: -1 };
    for (let place = column.start - 1; place >= after; place--) {
      const blank = rows.filter((row) => isBlankAt(row, place)).length;
      if (blank > best.rows) best = { place, rows: blank };
      if (blank === rows.length) break;
    }
    return best.place + 1;
  });
}

/** The cells of a row that keeps its columns; undefined where text runs across a border. */
export function cellsByColumn(row: string, starts: readonly number[]): readonly Cell[] | undefined {
  if (!starts.every((start) => isBlankAt(row, start - 1))) return undefined;
  return [0, ...starts].map((start, at) => {
    const text = row.slice(start, starts[at]);
    return { text: text.trim(), start: start + (text.length - text.trimStart().length) };
  });
}

function isBlankAt(row: string, place: number): boolean {
  return place >= row.length || row[place] === ' ';
}

/** The cells of a row whose columns a spreadsheet turned into tabs. */
export function cellsByTab(row: string, count: number): readonly Cell[] | undefined {
  const parts = row.split('\t');
  if (parts.length !== count) return undefined;
  let start = 0;
  return parts.map((part) => {
    const cell = { text: part.trim(), start };
    start += part.length + 1;
    return cell;
  });
}

const LONGEST_ROW = 65_536;

/** Cells that are one word and cannot be part of a longer text: `{…}`, True, a thumbprint, the services of a certificate. */
const WHOLE_CELL = /^(?:\{.*\}|True|False|[0-9A-Fa-f]{40}|(?=[A-Z.]*\.)[IPUWSF.]{6,8})$/;

/**
 * The cells of a row that lost its columns, where only one reading is possible: as many words as columns, or one column
 * alone that can have blanks in it.
 */
export function cellsByWord(row: string, count: number): readonly Cell[] | undefined {
  if (row.length > LONGEST_ROW) return undefined;
  const words = [...row.matchAll(/\{[^{}]*\}|\S+/g)].map((match) => ({ text: match[0], start: match.index }));
  if (words.length === count) return words;
  const surplus = words.length - count;
  if (surplus < 0 || surplus > 200) return undefined;
  const readings: (readonly Cell[])[] = [];
  for (let at = 0; at < count; at++) {
    const joined = words.slice(at, at + surplus + 1);
    if (joined.some(({ text }) => WHOLE_CELL.test(text))) continue;
    const [first, last] = [joined[0], joined.at(-1)];
    if (!first || !last) continue;
    const text = row.slice(first.start, last.start + last.text.length);
    readings.push([...words.slice(0, at), { text, start: first.start }, ...words.slice(at + surplus + 1)]);
  }
  return readings.length === 1 ? readings[0] : undefined;
}
