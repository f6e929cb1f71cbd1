import { Buffer } from 'node:buffer';
import { KERNEL } from './kernel.wasm.js';

/** More fields than any export has; what lies beyond stays in the last. */
export const MAX_FIELDS = 1024;
/** Bytes of the longest text that has a number. */
export const LONGEST_TEXT = 4096;
/** Bits of `flags`: the row holds a byte above 0x7f, a NUL, a quote; its quotes do not add up. */
export const FOREIGN = 1;
export const NUL = 2;
export const QUOTED = 4;
export const BROKEN = 8;
/** The program reads so many bytes at once, the last ones behind the end of a row. */
const BLOCK_BYTES = 16;
const PAGE_BYTES = 65_536;
/** Two windows of a scanner. */
const USUAL_ROOM = 2 * 256 * 1024;
/** Memories kept for the readers to come. */
const MOST_IDLE = 4;

/** What `kernel/index.ts` exports. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly starts: Place;
  readonly ends: Place;
  readonly escaped: Place;
  readonly result: Place;
  readonly bytes: Place;
  cutLine(start: number, end: number, delimiter: number): number;
  cutRow(start: number, end: number, delimiter: number): void;
  numberOf(start: number, length: number, folded: number): number;
}

interface Place {
  readonly value: number;
}

/** Node has it, its types do not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let program: object | undefined;
const idle: RowMemory[] = [];

/**
 * The memory in which rows must lie for the kernel to work on them, sixteen bytes at once: it finds line ends and fields,
 * and tells texts by numbers. What was found of a row is valid until the next is cut.
 */
export class RowMemory {
  /** Rows may lie in it from `first` to `last`. */
  readonly bytes: Buffer;
  readonly first: number;
  readonly last: number;
  /** Where the fields of the row begin and end in `bytes`; 1 in `escaped` for doubled quotes or line ends. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly escaped: Uint8Array;
  readonly #kernel: Kernel;
  readonly #result: Int32Array;

  /** `room`: bytes that can lie in it at least. */
  constructor(room: number) {
    program ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
    const kernel = new WebAssembly.Instance(program).exports as Kernel;
    this.#kernel = kernel;
    this.first = kernel.bytes.value;
    const missing = this.first + room + BLOCK_BYTES - kernel.memory.buffer.byteLength;
    kernel.memory.grow(Math.ceil(missing / PAGE_BYTES));
    const { buffer } = kernel.memory;
    this.bytes = Buffer.from(buffer);
    this.last = this.bytes.length - BLOCK_BYTES;
    this.starts = new Int32Array(buffer, kernel.starts.value, MAX_FIELDS);
    this.ends = new Int32Array(buffer, kernel.ends.value, MAX_FIELDS);
    this.escaped = new Uint8Array(buffer, kernel.escaped.value, MAX_FIELDS);
    this.#result = new Int32Array(buffer, kernel.result.value, 3);
  }

  /** Fields of the row. */
  get count(): number {
    return this.#result[0] ?? 0;
  }

  get flags(): number {
    return this.#result[1] ?? 0;
  }

  /** How often the numbers of texts were given up for new ones. */
  get epoch(): number {
    return this.#result[2] ?? 0;
  }

  /** Cuts the line that begins at `start`; where it ends, or -1 where no line end lies before `end`. */
  cutLine(start: number, end: number, delimiter: number): number {
    return this.#kernel.cutLine(start, end, delimiter);
  }

  /** Cuts a row that ends at `end`; a quoted field of it may hold line ends. */
  cutRow(start: number, end: number, delimiter: number): void {
    this.#kernel.cutRow(start, end, delimiter);
  }

  /**
   * The number of a text of at most `LONGEST_TEXT` bytes, from 0: the same for the same text within an epoch. With
   * `folded`, texts are the same that differ in what is volatile only: clocks, session ids, numbers of front ends.
   */
  numberOf(start: number, end: number, folded: boolean): number {
    return this.#kernel.numberOf(start, end - start, folded ? 1 : 0);
  }
}

/** A memory with the usual room that no reader has in use: to make one takes longer than to read a short text. */
export function takeMemory(): RowMemory {
  return idle.pop() ?? new RowMemory(USUAL_ROOM);
}

export function giveBackMemory(memory: RowMemory): void {
  if (memory.last - memory.first < 2 * USUAL_ROOM && idle.length < MOST_IDLE) idle.push(memory);
}
