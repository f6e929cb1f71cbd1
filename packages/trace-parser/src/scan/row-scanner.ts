import type { Buffer } from 'node:buffer';
import { quoteState } from './quotes.js';
import { BROKEN, FOREIGN, giveBackMemory, NUL, QUOTED, RowMemory, takeMemory } from './row-memory.js';

/** Bytes looked at in one go: large enough to be fast, small enough to stay in the cache and in memory. */
const WINDOW_BYTES = 256 * 1024;
const LF = 0x0a;
const CR = 0x0d;
const COMMA = 0x2c;

/** A row as it lies in the memory, cut into fields: valid only during the call. */
export interface RawRow {
  memory: RowMemory;
  start: number;
  /** Behind the last byte, line end not included. */
  end: number;
  /** What it was cut at. */
  delimiter: number;
  /** Line of the item at which the row starts, from 1. */
  line: number;
  /** The row is longer than the limit: these are its first bytes. */
  cut: boolean;
  /** No byte of the row is above 0x7f. */
  ascii: boolean;
  /** The row holds a NUL. */
  nul: boolean;
}

export interface RowScannerOptions {
  readonly firstLine: number;
  /** Longest row; what lies beyond is left out and the row marked as cut. */
  readonly maxRowBytes: number;
  /** What parts the fields; undefined where that is not known yet. */
  delimiter(): number | undefined;
  /** True where the bytes from `start` surely begin a row, whatever quotes are open before them. */
  readonly startsRow?: (bytes: Buffer, start: number, end: number) => boolean;
}

/**
 * Cuts UTF-8 bytes into rows. LF, CRLF and CR end a line; a quoted field may hold line ends, and a quote that is never
 * closed costs its own line only. Memory is bounded by the longest allowed row, time is linear, and the rows do not
 * depend on how the bytes are cut into pieces.
 */
export class RowScanner {
  readonly #emit: (row: RawRow) => void;
  readonly #options: RowScannerOptions;
  #memory = takeMemory();
  readonly #row: RawRow;
  #filled = this.#memory.first;
  /** Start of the row being read, and of the line of it being read. */
  #start = this.#filled;
  #lineStart = this.#filled;
  /** No line end lies between the start of the line and here. */
  #searched = this.#filled;
  #line: number;
  /** Lines of the row before the one being read, and where the first of them ends and the second begins. */
  #lines = 0;
  #firstEnd = 0;
  #secondStart = 0;
  #cutOff = false;
  /** Inside the rest of a line longer than the limit. */
  #skipping = false;
  #ended = false;
  /** It is known what parts the fields. */
  #delimited = false;
  /** End of the line being read and start of the next. */
  #end = 0;
  #next = 0;

  constructor(emit: (row: RawRow) => void, options: RowScannerOptions) {
    this.#emit = emit;
    this.#options = options;
    this.#line = options.firstLine;
    this.#row = {
      memory: this.#memory,
      start: 0,
      end: 0,
      delimiter: COMMA,
      line: 0,
      cut: false,
      ascii: true,
      nul: false,
    };
  }

  push(bytes: Uint8Array): void {
    if (this.#ended) throw new TypeError('bytes behind the end');
    for (let from = 0; from < bytes.length; from += WINDOW_BYTES) {
      this.#append(bytes.subarray(from, from + WINDOW_BYTES));
      this.#scan(false);
    }
  }

  end(): void {
    if (this.#ended) return;
    this.#cutOff = this.#lines > 0;
    this.#scan(true);
    this.#ended = true;
    giveBackMemory(this.#memory);
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
    if (this.#filled + bytes.length > this.#memory.last) this.#makeRoom(bytes.length);
    this.#memory.bytes.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  #makeRoom(wanted: number): void {
    const old = this.#memory;
    const kept = this.#filled - this.#start;
    const fits = kept + wanted <= old.last - old.first;
    const memory = fits ? old : new RowMemory(2 * (kept + wanted));
    const { bytes, first } = memory;
    old.bytes.copy(bytes, first, this.#start, this.#filled);
    if (memory !== old) giveBackMemory(old);
    this.#memory = this.#row.memory = memory;
    const moved = first - this.#start;
    this.#filled += moved;
    this.#start += moved;
    this.#lineStart += moved;
    this.#searched += moved;
    this.#firstEnd += moved;
    this.#secondStart += moved;
  }

  #scan(final: boolean): void {
    do {
      while (this.#findLineEnd(final)) this.#takeLine();
    } while (this.#giveUp(final));
  }

  #findLineEnd(final: boolean): boolean {
    const memory = this.#memory;
    const from = this.#lineStart;
    const row = this.#row;
    const delimiter = this.#options.delimiter();
    row.delimiter = delimiter ?? COMMA;
    this.#delimited = delimiter !== undefined;
    // Of a long line only what is new is looked at: in small pieces it would be read over and over.
    const isLong = this.#searched > from && !hasLineEnd(memory.bytes.subarray(this.#searched, this.#filled));
    const end = isLong ? -1 : memory.cutLine(from, this.#filled, row.delimiter);
    if (end === -1) {
      this.#searched = this.#end = this.#next = this.#filled;
      if (!final || from === this.#filled) return false;
      memory.cutRow(from, this.#filled, row.delimiter);
      return true;
    }
    this.#end = end;
    this.#next = end + 1;
    if (memory.bytes[end] === LF) return true;
    if (this.#next === this.#filled) {
      // A carriage return at the very end may be the first half of a CRLF.
      if (!final) this.#searched = end;
      return final;
    }
    if (memory.bytes[this.#next] === LF) this.#next++;
    return true;
  }

  #takeLine(): void {
    const { bytes, flags } = this.#memory;
    const from = this.#lineStart;
    const end = this.#end;
    if (this.#skipping) {
      this.#skipping = false;
      this.#start = this.#lineStart = this.#next;
      return;
    }
    const inside = this.#lines > 0;
    const isWhole = (flags & QUOTED) === 0 || (this.#delimited && (flags & BROKEN) === 0);
    if (!inside && isWhole && end - from <= this.#options.maxRowBytes) {
      this.#emitRow(end, this.#next, true);
      return;
    }
    const damaged =
      end - this.#start > this.#options.maxRowBytes ||
      (inside && (this.#options.startsRow?.(bytes, from, end) ?? false));
    const state = damaged ? 'stray' : quoteState(bytes, from, end, inside);
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
      this.#emitRow(end, this.#next, false);
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
      this.#emitRow(this.#searched, this.#searched, false);
      this.#skipping = true;
    }
    return false;
  }

  /** The open quote was damage: the first line is a row of its own, and reading goes on at the second. */
  #fallBack(): void {
    this.#lines = 0;
    this.#searched = this.#memory.first;
    this.#emitRow(this.#firstEnd, this.#secondStart, false);
  }

  /** `isCut`: the row is what was cut last. */
  #emitRow(end: number, next: number, isCut: boolean): void {
    const row = this.#row;
    const { memory } = row;
    const limit = this.#start + this.#options.maxRowBytes;
    row.start = this.#start;
    row.end = Math.min(end, limit);
    row.cut = end > limit;
    row.line = this.#line;
    if (!isCut) memory.cutRow(row.start, row.end, row.delimiter);
    const { flags } = memory;
    row.ascii = (flags & FOREIGN) === 0;
    row.nul = (flags & NUL) !== 0;
    this.#line += this.#lines + 1;
    this.#lines = 0;
    this.#start = this.#lineStart = next;
    if (row.end > row.start) this.#emit(row);
  }
}

function hasLineEnd(bytes: Buffer): boolean {
  return bytes.includes(LF) || bytes.includes(CR);
}
