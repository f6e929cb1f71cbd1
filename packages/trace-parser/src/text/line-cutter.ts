import { Buffer } from 'node:buffer';
import { rowText } from '../scan/row-text.js';

const LF = 0x0a;
const CR = 0x0d;

export interface CutLine {
  readonly text: string;
  /** From 1; the pieces of a line that is longer than the limit have one number. */
  readonly number: number;
  /** More of the same line follows. */
  readonly cut: boolean;
}

/**
 * Cuts UTF-8 (or windows-1252) bytes into lines; LF, CRLF and CR end one. Holds one line at most, in linear time; a
 * line longer than the limit comes in pieces.
 */
export class LineCutter {
  readonly #emit: (line: CutLine) => void;
  readonly #maxBytes: number;
  #parts: Uint8Array[] = [];
  #length = 0;
  /** A piece of this line was given out. */
  #begun = false;
  #afterCr = false;
  #number: number;

  constructor(
    emit: (line: CutLine) => void,
    options: { readonly firstLine: number; readonly maxBytes: number },
  ) {
    this.#emit = emit;
    this.#maxBytes = Math.max(options.maxBytes, 8);
    this.#number = options.firstLine;
  }

  push(bytes: Uint8Array): void {
    let start = 0;
    if (this.#afterCr && bytes.length > 0) {
      this.#afterCr = false;
      if (bytes[0] === LF) start = 1;
    }
    let lf = bytes.indexOf(LF, start);
    let cr = bytes.indexOf(CR, start);
    while (lf !== -1 || cr !== -1) {
      const end = cr === -1 || (lf !== -1 && lf < cr) ? lf : cr;
      this.#take(bytes, start, end);
      this.#giveOut(false);
      this.#number++;
      start = end + 1;
      if (end === cr && bytes[start] === LF) start++;
      else if (end === cr && start === bytes.length) this.#afterCr = true;
      if (lf !== -1 && lf < start) lf = bytes.indexOf(LF, start);
      if (cr !== -1 && cr < start) cr = bytes.indexOf(CR, start);
    }
    this.#take(bytes, start, bytes.length);
  }

  end(): void {
    if (this.#length > 0) this.#giveOut(false);
  }

  #take(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end;) {
      const room = this.#maxBytes - this.#length;
      const next = Math.min(end, at + room);
      // The caller may use its buffer again.
      this.#parts.push(Uint8Array.prototype.slice.call(bytes, at, next));
      this.#length += next - at;
      at = next;
      if (this.#length === this.#maxBytes) this.#giveOut(true);
    }
  }

  #giveOut(cut: boolean): void {
    const whole = Buffer.concat(this.#parts);
    const end = cut ? wholeCharacters(whole) : whole.length;
    this.#parts = end < whole.length ? [whole.subarray(end)] : [];
    this.#length = whole.length - end;
    if (cut || !this.#begun || end > 0)
      this.#emit({ text: rowText(whole, 0, end, false), number: this.#number, cut });
    this.#begun = cut;
  }
}

/** Where to cut so that no UTF-8 character is cut in two. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= bytes.length - 4 && at > 0; at--) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) return at + 1;
    if (byte >= 0xc0) return at;
  }
  return bytes.length;
}
