import type { LineCursor, Position } from '../../line-cursor.js';

export interface CsvCell {
  /** Quotes undone, line ends LF. */
  readonly text: string;
  readonly at: Position;
  readonly isQuoted: boolean;
  /** The quotes do not add up: the text is the likeliest reading. */
  readonly isDamaged: boolean;
}

export interface CsvRow {
  readonly cells: readonly CsvCell[];
  readonly at: Position;
  /** The text ends with this row, with no line end behind it. */
  readonly endsText: boolean;
}

/** Takes the rows of a CSV text one by one; a quoted cell may hold line ends. */
export class CsvScanner {
  #offset: number;

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
    private readonly cursor: LineCursor,
    start: number,
  ) {
    this.#offset = start;
  }

  /** The next row; undefined at the end. A blank line is a row of one empty cell. */
  next(): CsvRow | undefined {
    if (this.#offset >= this.text.length) return undefined;
    const at = this.cursor.at(this.#offset);
    const cells: CsvCell[] = [];
    do cells.push(this.#cell());
    while (this.#pass(this.delimiter));
    const isEnded = this.#pass('\r\n') || this.#pass('\n') || this.#pass('\r');
    return { cells, at, endsText: !isEnded };
  }

  /** The rest of the line as it stands, for a line that is no row. */
  line(): { readonly text: string; readonly at: Position } {
    const at = this.cursor.at(this.#offset);
    const start = this.#offset;
    this.#offset = this.#endOf(start, '');
    const text = this.text.slice(start, this.#offset);
    if (!this.#pass('\r\n') && !this.#pass('\n')) this.#pass('\r');
    return { text, at };
  }

  /** Whether the text goes on with this. */
  startsWith(text: string): boolean {
    return this.text.startsWith(text, this.#offset);
  }

  #pass(text: string): boolean {
    if (!this.text.startsWith(text, this.#offset)) return false;
    this.#offset += text.length;
    return true;
  }

  #cell(): CsvCell {
    const at = this.cursor.at(this.#offset);
    const start = this.#offset;
    if (this.text[start] !== '"') {
      this.#offset = this.#endOf(start, this.delimiter);
      const isDamaged = false;
      return { text: this.text.slice(start, this.#offset), at, isQuoted: false, isDamaged };
    }
    const close = this.#closingQuote(start + 1);
    if (close === undefined) {
      // Better a cell too short than the rest of the file in one.
      this.#offset = this.#endOf(start, '');
      return { text: this.text.slice(start + 1, this.#offset), at, isQuoted: true, isDamaged: true };
    }
    this.#offset = this.#endOf(close + 1, this.delimiter);
    const behind = this.text.slice(close + 1, this.#offset);
    const inside = this.text
      .slice(start + 1, close)
      .replaceAll('""', '"')
      .replace(/\r\n?/g, '\n');
    return { text: inside + behind, at, isQuoted: true, isDamaged: behind !== '' };
  }

  /** The quote that no other follows. */
  #closingQuote(start: number): number | undefined {
    let at = this.text.indexOf('"', start);
    while (at >= 0 && this.text[at + 1] === '"') at = this.text.indexOf('"', at + 2);
    return at < 0 ? undefined : at;
  }

  /** The offset of the next delimiter or line end. */
  #endOf(start: number, delimiter: string): number {
    let at = start;
    while (at < this.text.length) {
      const unit = this.text[at];
      if (unit === delimiter || unit === '\n' || unit === '\r') return at;
      at++;
    }
    return at;
  }
}
