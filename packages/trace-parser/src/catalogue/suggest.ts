import { CATALOGUE } from './index.js';

/** Names as near to the query as a few slips of the fingers, nearest first, at most five: for "did you mean". */
export function suggest(query: string, others: readonly string[] = []): string[] {
  const wanted = query.trim().toLowerCase().slice(0, 60);
  if (wanted === '') return [];
  const allowed = Math.max(1, Math.floor((wanted.length + 1) / 3));
  const names = [...others, ...CATALOGUE.flatMap(({ id, names = [] }) => [id, ...names])];
  const near = [...new Set(names)]
    .map((name) => ({ name, distance: distanceOf(wanted, name.toLowerCase(), allowed) }))
    .filter(({ distance }) => distance <= allowed);
  return near
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 5)
    .map(({ name }) => name);
}

/**
 * Slips from one word to the other: a character too many, missing or wrong, or two exchanged (optimal string
 * alignment). Words that differ more in length than allowed are not compared.
 */
function distanceOf(a: string, b: string, allowed: number): number {
  if (Math.abs(a.length - b.length) > allowed) return Infinity;
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const cell = (row: number, column: number) => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const exchanged = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const slips = [
        cell(row - 1, column) + 1,
        cell(row, column - 1) + 1,
        cell(row - 1, column - 1) + (same ? 0 : 1),
        ...(exchanged ? [cell(row - 2, column - 2) + 1] : []),
      ];
      rows[row]?.push(Math.min(...slips));
    }
  }
  return cell(a.length, b.length);
}
