export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Gives lines and columns (from 1) of offsets that only grow, without an index of the whole text. LF, CRLF and CR each end a line. */
export class LineCursor {
  line = 1;
  readonly #text: string;
  #lineStart = 0;
  /** The next LF, and the next CR that no LF follows. */
  #lineFeed: number;
  #carriageReturn: number;

  constructor(text: string) {
    this.#text = text;
    this.#lineFeed = this.#find('\n', 0);
    this.#carriageReturn = this.#findCarriageReturn(0);
  }

  /** Moves to an offset, not before the last one, and gives its column. */
  moveTo(offset: number): number {
    let end = Math.min(this.#lineFeed, this.#carriageReturn);
    while (end < offset) {
      this.line++;
      this.#lineStart = end + 1;
      if (end === this.#lineFeed) this.#lineFeed = this.#find('\n', end + 1);
      else this.#carriageReturn = this.#findCarriageReturn(end + 1);
      end = Math.min(this.#lineFeed, this.#carriageReturn);
    }
    return offset - this.#lineStart + 1;
  }

  at(offset: number): Position {
    const column = this.moveTo(offset);
    return { line: this.line, column };
  }

  #find(end: string, from: number): number {
    const at = this.#text.indexOf(end, from);
    return at < 0 ? Infinity : at;
  }

  #findCarriageReturn(from: number): number {
    let at = this.#find('\r', from);
    while (this.#text.charCodeAt(at + 1) === 10) at = this.#find('\r', at + 1);
    return at;
  }
}
