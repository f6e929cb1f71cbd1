/** A property as it is before printing: a text (its lines parted by \n), a collection, or null. */
export type Printable = string | readonly string[] | null;

export interface PrintOptions {
  /** Columns of the console. */
  readonly width: number;
  /** The languages of word wrap break at blanks, all others at the width. */
  readonly wordWrap: boolean;
  /** $FormatEnumerationLimit; -1 for none. */
  readonly limit: number;
  /** `...` in Windows PowerShell, `…` in PowerShell 7. */
  readonly ellipsis: string;
  /** False for text copied from a console window, which drops blanks at line ends. */
  readonly keepsBlanks: boolean;
  readonly lineEnd: string;
}

/** Prints objects as Format-List does; written from the behaviour of PowerShell, and sharing nothing with the reader. */
export function printFormatList(
  objects: readonly Readonly<Record<string, Printable>>[],
  { width, wordWrap, limit, ellipsis, keepsBlanks, lineEnd }: PrintOptions,
): string {
  const lines: string[] = ['', ''];
  for (const object of objects) {
    const longest = Math.max(...Object.keys(object).map((name) => name.length));
    const room = width - longest - 3;
    for (const [name, value] of Object.entries(object)) {
      const shown = show(value, limit, ellipsis);
      shown
        .split('\n')
        .flatMap((line) => (wordWrap ? wrapWords(line, room) : wrapHard(line, room)))
        .forEach((line, at) => {
          lines.push((at === 0 ? `${name.padEnd(longest)} : ` : ' '.repeat(longest + 3)) + line);
        });
    }
    lines.push('');
  }
  lines.push('', '');
  return lines.map((line) => (keepsBlanks ? line : line.trimEnd())).join(lineEnd);
}

function show(value: Printable, limit: number, ellipsis: string): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  const cut = limit >= 0 && value.length > limit;
  return `{${value.slice(0, cut ? limit : undefined).join(', ')}${cut ? ellipsis : ''}}`;
}

function wrapHard(line: string, room: number): string[] {
  const parts: string[] = [];
  for (let at = 0; at < line.length; at += room) parts.push(line.slice(at, at + room));
  return parts.length === 0 ? [''] : parts;
}

/** A word keeps the blank behind it; one that does not fit a line at all is cut where the line is full. */
function wrapWords(line: string, room: number): string[] {
  if (line.length <= room) return [line];
  const parts: string[] = [];
  let current = '';
  for (const word of line.split(/(?<= )/)) {
    if (word.length > room) {
      for (const unit of word) {
        if (current.length === room) {
          parts.push(current);
          current = '';
        }
        current += unit;
      }
    } else if (current.length + word.length > room) {
      parts.push(current);
      current = word;
    } else current += word;
  }
  parts.push(current);
  return parts;
}
