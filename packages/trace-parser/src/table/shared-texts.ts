import type { Buffer } from 'node:buffer';
import { rowText } from '../scan/row-text.js';

/** Texts remembered; each has one place, which the next that belongs there takes over. */
const PLACES = 1024;
/** Bytes looked at to find the place of a text. */
const LOOKS = 16;

/**
 * Decodes the texts a log says over and over only once. To compare bytes is cheaper than to make a string of them, and
 * a string that is the same object as before is found in a Map without being hashed again.
 */
export class SharedTexts {
  readonly #texts = new Array<string>(PLACES).fill('');
  readonly #bytes = new Array<Uint8Array>(PLACES).fill(new Uint8Array(0));

  /** The text of the bytes from `start` to `end`, as `rowText` gives it. */
  get(bytes: Buffer, start: number, end: number, ascii: boolean): string {
    const place = placeOf(bytes, start, end);
    const known = this.#bytes[place];
    if (known?.length === end - start && bytes.compare(known, 0, known.length, start, end) === 0) {
      return this.#texts[place] ?? '';
    }
    const text = rowText(bytes, start, end, ascii);
    this.#texts[place] = text;
    this.#bytes[place] = Uint8Array.prototype.slice.call(bytes, start, end);
    return text;
  }
}

function placeOf(bytes: Buffer, start: number, end: number): number {
  const step = 1 + Math.floor((end - start) / LOOKS);
  let mixed = end - start;
  for (let at = end - 1; at >= start; at -= step) mixed = (Math.imul(mixed, 31) + (bytes[at] ?? 0)) | 0;
  return (mixed ^ (mixed >>> 10)) & (PLACES - 1);
}
