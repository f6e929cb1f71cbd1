import type { Buffer } from 'node:buffer';
import { behindVolatile, holdsLetterT, LETTER_T } from './volatile.js';

/** Texts remembered before all are forgotten again. */
const MOST_TEXTS = 1024;
/** Longer texts seldom come twice, and would cost memory. */
const LONGEST = 4096;
/** Of a text with more volatile pieces nothing is remembered. */
const MOST_STRETCHES = 32;

interface Remembered<Value> {
  readonly view: DataView;
  /** Beginnings and ends of what is compared, from the start of the text. */
  readonly stretches: Int32Array;
  readonly value: Value;
}

/**
 * Remembers what was made of the texts a log says over and over. It looks at bytes, four at once: to decode a text and
 * find it in a Map takes several times as long. A `folded` one takes texts for the same that differ in what is volatile
 * only: see `behindVolatile`.
 */
export class RememberedTexts<Value> {
  readonly #folded: boolean;
  /** By hash; of two texts with one hash the later stays. */
  readonly #known = new Map<number, Remembered<Value>>();
  /** The text looked at last. */
  readonly #stretches = new Int32Array(2 * MOST_STRETCHES);
  #count = 0;
  #hash = 0;
  #bytes: Buffer | undefined;
  #view: DataView = new DataView(new ArrayBuffer(0));

  constructor(folded = false) {
    this.#folded = folded;
  }

  get(bytes: Buffer, start: number, end: number): Value | undefined {
    if (end - start > LONGEST) return undefined;
    this.#look(bytes, start, end);
    const known = this.#known.get(this.#hash);
    return known?.view.byteLength === end - start && this.#isSame(known, start) ? known.value : undefined;
  }

  /** Remembers what was made of the text that was just asked for in vain. */
  set(bytes: Buffer, start: number, end: number, value: Value): void {
    if (end - start > LONGEST || this.#count > MOST_STRETCHES) return;
    if (this.#known.size >= MOST_TEXTS) this.#known.clear();
    const copy = Uint8Array.prototype.slice.call(bytes, start, end);
    const stretches = this.#stretches.slice(0, 2 * this.#count);
    this.#known.set(this.#hash, { view: viewOf(copy), stretches, value });
  }

  #look(bytes: Buffer, start: number, end: number): void {
    // One buffer serves many rows; to ask it for what it views would cost more than the comparison.
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = viewOf(bytes);
    }
    this.#count = 0;
    if (this.#folded) this.#lookFolded(bytes, start, end);
    else this.#lookPlain(bytes, start, end);
  }

  #lookPlain(bytes: Buffer, start: number, end: number): void {
    const view = this.#view;
    let hash = end - start;
    let at = start;
    for (; at + 4 <= end; at += 4) hash = mix(hash, view.getInt32(at, true));
    for (; at < end; at++) hash = mix(hash, bytes[at] ?? 0);
    this.#hash = hash;
    this.#add(0, end - start);
  }

  #lookFolded(bytes: Buffer, start: number, end: number): void {
    const view = this.#view;
    let hash = end - start;
    let at = start;
    let from = start;
    while (at < end) {
      if (at + 4 <= end) {
        const four = view.getInt32(at, true);
        if (!holdsLetterT(four)) {
          hash = mix(hash, four);
          at += 4;
          continue;
        }
      }
      const byte = bytes[at++] ?? 0;
      hash = mix(hash, byte);
      const behind = byte === LETTER_T ? behindVolatile(bytes, at, end) : -1;
      if (behind === -1) continue;
      this.#add(from - start, at - start);
      at = from = behind;
    }
    this.#add(from - start, end - start);
    this.#hash = hash;
  }

  #add(from: number, to: number): void {
    const at = 2 * this.#count;
    this.#stretches[at] = from;
    this.#stretches[at + 1] = to;
    this.#count++;
  }

  #isSame({ view, stretches }: Remembered<Value>, start: number): boolean {
    if (stretches.length !== 2 * this.#count) return false;
    for (let at = 0; at < stretches.length; at += 2) {
      const from = stretches[at] ?? 0;
      const to = stretches[at + 1] ?? 0;
      if (from !== this.#stretches[at] || to !== this.#stretches[at + 1]) return false;
      if (!isSameStretch(view, from, to, this.#view, start)) return false;
    }
    return true;
  }
}

function isSameStretch(known: DataView, from: number, to: number, view: DataView, start: number): boolean {
  let at = from;
  for (; at + 4 <= to; at += 4) if (known.getInt32(at) !== view.getInt32(start + at)) return false;
  for (; at < to; at++) if (known.getUint8(at) !== view.getUint8(start + at)) return false;
  return true;
}

function mix(hash: number, four: number): number {
  return Math.imul(((hash << 5) | (hash >>> 27)) ^ four, 0x9e3779b1);
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, length);
}
