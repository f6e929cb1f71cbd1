export interface Column {
  readonly name: string;
  /** Where the dashes below the name begin and end, from 0. */
  readonly start: number;
  readonly end: number;
}

export interface TableHeader {
  readonly columns: readonly Column[];
  /** False where blanks were lost, so that nothing stands in columns any more. */
  readonly aligned: boolean;
}

const LONGEST_HEADER = 8192;

/** Reads the names of a table and the dashes below them, as long as the names: nothing else looks like that. */
export function readTableHeader(names: string, dashes: string): TableHeader | undefined {
  if (dashes.length > LONGEST_HEADER || !/^[\s-]*-[\s-]*$/.test(dashes)) return undefined;
  const groups = [...dashes.matchAll(/-+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const columns = groups.map(({ start, end }) => ({ name: names.slice(start, end), start, end }));
  const gaps = columns.map(({ end }, at) => names.slice(end, columns[at + 1]?.start));
  const before = names.slice(0, columns[0]?.start);
  const fits = columns.every(({ name, start, end }) => name.trim().length === end - start);
  if (fits && [before, ...gaps].every((gap) => gap.trim() === '')) return { columns, aligned: true };
  const words = names.trim().split(/\s+/);
  if (words.length !== groups.length) return undefined;
  const same = groups.every(({ start, end }, at) => words[at]?.length === end - start);
  return same
    ? { columns: groups.map((group, at) => ({ name: words[at] ?? '', ...group })), aligned: false }
    : undefined;
}
