import { Buffer, isAscii } from 'node:buffer';
import { quoteState } from './quotes.js';

/** Bytes looked at in one go: large enough to be fast, small enough to stay in the cache and in memory. */
const WINDOW_BYTES = 256 * 1024;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const NUL = 0x00;
/** Bytes asked at once whether they are ASCII. */
const BLOCK_BYTES = 4096;
const SMALL_BLOCK_BYTES = 256;

/** A row as it lies in the scanner's buffer: valid only during the call. */
export interface RawRow {
  bytes: Buffer;
  start: number;
  /** Behind the last byte, line end not included. */
  end: number;
  /** Line of the item at which the row starts, from 1. */
  line: number;
  /** No byte of the row is above 0x7f. */
  ascii: boolean;
  /** The row is longer than the limit: these are its first bytes. */
  cut: boolean;
  /** Lines the row takes: more than 1 where a quoted field holds line ends. */
  lines: number;
  /** `split` of the options has found the fields of this row already. */
  split: boolean;
  /** False where the row surely holds no quote, or no NUL. */
  quoted: boolean;
  nul: boolean;
}

export interface RowScannerOptions {
  readonly firstLine: number;
  /** Longest row; what lies beyond is left out and the row marked as cut. */
  readonly maxRowBytes: number;
  /** True where the bytes from `start` surely begin a row, whatever quotes are open before them. */
  readonly startsRow?: (bytes: Buffer, start: number, end: number) => boolean;
  /** Finds the fields of a line; true where every quoted one ends in it, which makes the line a row. */
  readonly split?: (bytes: Buffer, start: number, end: number) => boolean;
}

/**
 * Cuts UTF-8 bytes into rows. LF, CRLF and CR end a line; a quoted field may hold line ends, and a quote that is never
 * closed costs its own line only. Memory is bounded by the longest allowed row, time is linear, and the rows do not
 * depend on how the bytes are cut into pieces.
 */
export class RowScanner {
  readonly #emit: (row: RawRow) => void;
  readonly #options: RowScannerOptions;
  readonly #row: RawRow;
  #store = Buffer.allocUnsafe(2 * WINDOW_BYTES);
  #filled = 0;
  /** Start of the row being read, and of the line of it being read. */
  #start = 0;
  #lineStart = 0;
  /** No line end lies between the start of the line and here. */
  #searched = 0;
  #line: number;
  /** Lines of the row before the one being read, and where the first of them ends and the second begins. */
  #lines = 0;
  #firstEnd = 0;
  #secondStart = 0;
  #cutOff = false;
  /** Inside the rest of a line longer than the limit. */
  #skipping = false;
  /** End of the line being read and start of the next; the nearest line feed, carriage return, quote … */
  #end = 0;
  #next = 0;
  #lf = -1;
  #cr = -1;
  #quote = -1;
  #nul = -1;
  /** … and byte above 0x7f. */
  #foreign = -1;

  constructor(emit: (row: RawRow) => void, options: RowScannerOptions) {
    this.#emit = emit;
    this.#options = options;
    this.#line = options.firstLine;
    this.#row = {
      bytes: this.#store,
      start: 0,
      end: 0,
      line: 0,
      ascii: true,
      cut: false,
      lines: 1,
      split: false,
      quoted: false,
      nul: false,
    };
  }

  push(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; from += WINDOW_BYTES) {
      this.#append(bytes.subarray(from, from + WINDOW_BYTES));
      this.#scan(false);
    }
  }

  end(): void {
    this.#cutOff = this.#lines > 0;
    this.#scan(true);
  }

  /** Number of the line to be read next. */
  get line(): number {
    return this.#line;
  }

  /** At the end a quoted field was open: with more bytes the last rows might have been one. */
  get cutOff(): boolean {
    return this.#cutOff;
  }

  #append(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > this.#store.length) this.#makeRoom(bytes.length);
    this.#store.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  #makeRoom(wanted: number): void {
    const gone = this.#start;
    const kept = this.#filled - gone;
    const room = kept + wanted > this.#store.length ? Buffer.allocUnsafe(2 * (kept + wanted)) : this.#store;
    this.#store.copy(room, 0, gone, this.#filled);
    this.#store = room;
    this.#filled = kept;
    this.#start = 0;
    this.#lineStart -= gone;
    this.#searched -= gone;
    this.#firstEnd -= gone;
    this.#secondStart -= gone;
  }

  #scan(final: boolean): void {
    const view = this.#store.subarray(0, this.#filled);
    this.#row.bytes = view;
    this.#nul = this.#foreign = -1;
    do {
      this.#lf = this.#cr = this.#quote = -1;
      while (this.#findLineEnd(view, final)) this.#takeLine(view);
    } while (this.#giveUp(final));
  }

  #findLineEnd(view: Buffer, final: boolean): boolean {
    const from = Math.max(this.#lineStart, this.#searched);
    if (this.#lf < from) this.#lf = find(view, LF, from);
    if (this.#cr < from) this.#cr = find(view, CR, from);
    const end = Math.min(this.#lf, this.#cr);
    if (end === Infinity) {
      this.#searched = this.#filled;
      this.#end = this.#next = this.#filled;
      return final && this.#lineStart < this.#filled;
    }
    this.#end = end;
    this.#next = end + 1;
    if (end === this.#lf) return true;
    if (this.#next === this.#filled && !final) {
      // A carriage return at the very end may be the first half of a CRLF.
      this.#searched = end;
      return false;
    }
    if (view[this.#next] === LF) this.#next++;
    return true;
  }

  #takeLine(view: Buffer): void {
    const from = this.#lineStart;
    const end = this.#end;
    if (this.#skipping) {
      this.#skipping = false;
      this.#start = this.#lineStart = this.#next;
      return;
    }
    if (this.#quote < from) this.#quote = find(view, QUOTE, from);
    const inside = this.#lines > 0;
    if (!inside && this.#quote >= end) {
      this.#emitRow(end, this.#next);
      return;
    }
    if (!inside && end - from <= this.#options.maxRowBytes && this.#options.split?.(view, from, end)) {
      this.#emitRow(end, this.#next, true);
      return;
    }
    const damaged =
      end - this.#start > this.#options.maxRowBytes ||
      (inside && (this.#options.startsRow?.(view, from, end) ?? false));
    const state = damaged ? 'stray' : quoteState(view, from, end, inside);
    if (state === 'open') {
      if (!inside) {
        this.#firstEnd = end;
        this.#secondStart = this.#next;
      }
      this.#lines++;
      this.#lineStart = this.#next;
    } else if (state === 'stray' && inside) {
      this.#fallBack();
    } else {
      this.#emitRow(end, this.#next);
    }
  }

  /** At the end of what is there: true when an open quote was given up and its lines are to be read again. */
  #giveUp(final: boolean): boolean {
    const tooLong = this.#searched - this.#start > this.#options.maxRowBytes;
    if (this.#lines > 0 && (final || tooLong)) {
      this.#fallBack();
      return true;
    }
    if (this.#skipping) this.#start = this.#lineStart = this.#searched;
    else if (tooLong) {
      this.#emitRow(this.#searched, this.#searched);
      this.#skipping = true;
    }
    return false;
  }

  /** The open quote was damage: the first line is a row of its own, and reading goes on at the second. */
  #fallBack(): void {
    this.#lines = 0;
    this.#lf = this.#cr = this.#quote = -1;
    this.#searched = 0;
    this.#emitRow(this.#firstEnd, this.#secondStart);
  }

  #emitRow(end: number, next: number, split = false): void {
    const row = this.#row;
    const limit = this.#start + this.#options.maxRowBytes;
    row.start = this.#start;
    row.end = Math.min(end, limit);
    row.cut = end > limit;
    row.line = this.#line;
    row.lines = this.#lines + 1;
    row.split = split;
    if (this.#quote < this.#start) this.#quote = find(row.bytes, QUOTE, this.#start);
    if (this.#nul < this.#start) this.#nul = find(row.bytes, NUL, this.#start);
    row.quoted = this.#quote < end;
    row.nul = this.#nul < end;
    if (this.#foreign < this.#start) this.#foreign = findForeign(row.bytes, this.#start);
    row.ascii = this.#foreign >= end;
    this.#line += row.lines;
    this.#lines = 0;
    this.#start = this.#lineStart = next;
    if (row.end > row.start) this.#emit(row);
  }
}

function find(view: Buffer, byte: number, from: number): number {
  const at = view.indexOf(byte, from);
  return at === -1 ? Infinity : at;
}

function findForeign(view: Buffer, from: number): number {
  for (let start = from; start < view.length; start += BLOCK_BYTES) {
    if (isAscii(view.subarray(start, start + BLOCK_BYTES))) continue;
    let at = start;
    while (isAscii(view.subarray(at, at + SMALL_BLOCK_BYTES))) at += SMALL_BLOCK_BYTES;
    while ((view[at] ?? 0) < 0x80) at++;
    return at;
  }
  return Infinity;
}
