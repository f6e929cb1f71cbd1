import { displayWidth, type Paint, type Tone } from '@hybrid-mailflow/report';

export interface TableCell {
  readonly text: string;
  readonly tone?: Tone;
}

/** Terminal columns of the widest cell; what is longer is cut and marked. */
const WIDEST = 48;

/** Lays cells in columns, two blanks apart; those of `right` stand at the right edge of theirs. */
export function layTable(
  rows: readonly (readonly TableCell[])[],
  right: readonly number[],
  paint: Paint,
): string {
  const cut = rows.map((row) => row.map((cell) => ({ ...cell, text: shorten(cell.text) })));
  const widths: number[] = [];
  for (const row of cut) {
    row.forEach(({ text }, at) => (widths[at] = Math.max(widths[at] ?? 0, displayWidth(text))));
  }
  return cut
    .map((row) => {
      const cells = row.map(({ text, tone }, at) => {
        const width = widths[at] ?? 0;
        const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
        const painted = tone === undefined || text === '' ? text : paint(tone, text);
        return right.includes(at) ? blanks + painted : painted + blanks;
      });
      return `  ${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

function shorten(text: string): string {
  if (displayWidth(text) <= WIDEST) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) >= WIDEST) break;
    kept += character;
  }
  return `${kept}…`;
}
