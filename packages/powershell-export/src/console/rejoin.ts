import { displayWidth } from './display-width.js';

/** Consoles and mail clients wrap no line that has fewer cells. */
export const SHORTEST_WRAPPED_LINE = 60;

/** What one line shows of a value. */
export interface Piece {
  /** Without the blanks at its end. */
  readonly text: string;
  /** Cells of the whole line, without the blanks at its end. */
  readonly lineWidth: number;
  /** One blank stood at the end of the line: PowerShell's own, kept by a redirection. */
  readonly blankAtEnd: boolean;
  /** False where its indentation was lost, so that blanks it began with and ends of lines are lost too. */
  readonly indented: boolean;
  /** An empty line stands before it, which only a value can hold. */
  readonly afterEmptyLine: boolean;
}

/** The same value read in another way, where a line break may stand for a blank or for nothing. */
export interface Rejoined {
  /** The likelier reading. */
  readonly text: string;
  /** The others, likelier first. */
  readonly alternatives: readonly string[];
}

export interface Printed {
  /** Cells of the widest line printed with the value: the console is at least as wide. */
  readonly width: number;
  /** Cells before the value on each line. */
  readonly column: number;
  /** Whether lines are broken at the width, in the middle of words: see `wrapsHard`. */
  readonly hard: boolean;
}

interface Break {
  readonly between: string;
  readonly other?: string;
}

/**
 * Puts a wrapped value together. PowerShell breaks at a blank where its language is English, French, German, Italian,
 * Portuguese or Spanish and the word fits a line, else at the width; consoles drop the blank at the end of a line.
 * A line that leaves room for the next word ends in a line break of the value itself. At most `limit` alternatives.
 */
export function rejoin(pieces: readonly Piece[], printed: Printed, limit: number): Rejoined {
  const breaks = readBreaks(pieces, printed);
  const join = (flipped: ReadonlySet<number>): string =>
    pieces
      .map(({ text }, at) => {
        const found = at === 0 ? undefined : breaks[at - 1];
        if (!found) return text;
        return (flipped.has(at - 1) ? (found.other ?? found.between) : found.between) + text;
      })
      .join('');
  const open = breaks.flatMap(({ other }, at) => (other === undefined ? [] : [at]));
  const alternatives = selections(open, limit).map((chosen) => join(new Set(chosen)));
  return { text: join(new Set()), alternatives };
}

function readBreaks(pieces: readonly Piece[], printed: Printed): readonly Break[] {
  const inCollection = pieces[0]?.text.startsWith('{') ?? false;
  return pairsOf(pieces).map(([before, next]) => {
    const found = readBreak(before, next, printed);
    return inCollection ? inItems(found, before, next) : found;
  });
}

function pairsOf(pieces: readonly Piece[]): readonly (readonly [Piece, Piece])[] {
  return pieces.slice(1).map((next, at) => [pieces[at] ?? next, next]);
}

/**
 * Whether the console that printed these values breaks lines at its width: the broken lines are full, but for a blank at
 * their end. With word wrap two lines seldom end in the same column.
 */
export function wrapsHard(values: readonly (readonly Piece[])[], width: number): boolean {
  const wrapped = values
    .flatMap(pairsOf)
    .filter(([before, next]) => !next.afterEmptyLine && !hasRoom(before, next, width));
  const full = wrapped.filter(([before]) => before.lineWidth === width);
  const nearlyFull = wrapped.filter(([before]) => before.lineWidth >= width - 1);
  return full.length >= 2 && nearlyFull.length >= wrapped.length * 0.75;
}

/** Whether the next word would have fitted on the line: then the value itself has a line break here. */
function hasRoom(before: Piece, next: Piece, width: number): boolean {
  const head = displayWidth(/^\S*/.exec(next.text)?.[0] ?? '');
  return next.indented && before.lineWidth + 1 + head < Math.max(width, SHORTEST_WRAPPED_LINE);
}

/** Items are joined by a comma and a blank, and no blank stands before the end of a collection. */
function inItems(found: Break, before: Piece, next: Piece): Break {
  if (/^(?:\.{1,3}|…)?\}$/.test(next.text)) return { between: '' };
  if (!before.text.endsWith(',') || isCertain(before, next)) return found;
  return found.other === undefined ? { between: ' ' } : { between: ' ', other: '' };
}

function isCertain(before: Piece, next: Piece): boolean {
  return before.blankAtEnd || next.afterEmptyLine || (next.indented && next.text.startsWith(' '));
}

function readBreak(before: Piece, next: Piece, { width, column, hard }: Printed): Break {
  if (next.afterEmptyLine) return { between: '\n\n' };
  if (before.blankAtEnd) return { between: ' ' };
  if (next.indented && next.text.startsWith(' ')) return { between: '' };
  if (hasRoom(before, next, width)) return { between: '\n' };
  if (before.lineWidth < width) return { between: ' ' };
  const tail = before.text.slice(before.text.lastIndexOf(' ') + 1);
  const head = /^\S*/.exec(next.text)?.[0] ?? '';
  const tooLong = displayWidth(tail + head) > width - column;
  const cutsDots = tail.endsWith('.') && head.startsWith('.');
  if (hard || tooLong || cutsDots || cutsHostName(tail, head)) return { between: '', other: ' ' };
  return { between: ' ', other: '' };
}

/** `CN=mail.cont` and `oso.com`. */
function cutsHostName(tail: string, next: string): boolean {
  return /[=:@.>\\/][A-Za-z0-9-]*$/.test(tail.slice(-64)) && /^[a-z0-9-]{0,63}\.[a-z0-9]/.test(next);
}

/** Sets of breaks to read the other way, the smallest first. */
function selections(open: readonly number[], limit: number): readonly (readonly number[])[] {
  const found: (readonly number[])[] = [];
  let level: readonly (readonly number[])[] = [[]];
  while (level.length > 0 && found.length < limit) {
    const next: (readonly number[])[] = [];
    for (const chosen of level) {
      const last = chosen.at(-1) ?? -1;
      for (const at of open) {
        if (at > last && found.length + next.length < limit) next.push([...chosen, at]);
      }
    }
    found.push(...next);
    level = next;
  }
  return found;
}
