import { displayWidth } from './display-width.js';
import { type Line, lineWidth, type Piece, type Tone } from './line.js';

const SHORTEST_GAP = 2;

/** Breaks a text at its spaces. A token longer than the width stands whole on its own line: nobody copies half of one. */
export function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const wide = displayWidth(word);
    if (line !== '' && used + 1 + wide > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += line === '' ? word : ` ${word}`;
    used += wide + (used === 0 ? 0 : 1);
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

/** A wrapped paragraph in one tone. */
export function prose(text: string, width: number, tone?: Tone): readonly Line[] {
  return wrapWords(text, width).map((line) => [tone === undefined ? { text: line } : { text: line, tone }]);
}

/** A wrapped paragraph whose last line ends, at the right margin, with a short remark; or the remark has its own line. */
export function proseWithRemark(text: string, remark: Piece, width: number, tone?: Tone): readonly Line[] {
  const lines = prose(text, width, tone);
  const last = lines[lines.length - 1] ?? [];
  const free = width - lineWidth(last) - displayWidth(remark.text);
  if (free >= SHORTEST_GAP) return [...lines.slice(0, -1), [...last, { text: ' '.repeat(free) }, remark]];
  return [...lines, ...remarkLines(remark, width)];
}

function remarkLines(remark: Piece, width: number): readonly Line[] {
  return wrapWords(remark.text, width).map((text) => [
    { text: ' '.repeat(Math.max(0, width - displayWidth(text))) },
    { ...remark, text },
  ]);
}

/** Puts a bullet before the first line and as much space before the others. */
export function hang(bullet: Piece, lines: readonly Line[]): readonly Line[] {
  const space = ' '.repeat(displayWidth(bullet.text));
  return lines.map((line, at) => [at === 0 ? bullet : { text: space }, ...line]);
}
