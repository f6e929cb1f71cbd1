import { Buffer } from 'node:buffer';

/** Windows tools write UTF-16 without a byte order mark too: so many bytes are looked at before a guess. */
const SAMPLE_BYTES = 4096;

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * Passes bytes on, turning UTF-16 (with or without byte order mark) into UTF-8 on the way; a byte order mark at the
 * beginning is left out. What comes out does not depend on how the input is cut into pieces.
 */
export class Utf8Door {
  /** Bytes are passed on as they are; false once UTF-16 was seen. */
  get isUtf8(): boolean {
    return this.#encoding === 'utf-8';
  }

  readonly #next: (bytes: Uint8Array) => void;
  #waiting: Uint8Array = new Uint8Array(0);
  #encoding: Encoding | undefined;
  #decoder: InstanceType<typeof TextDecoder> | undefined;

  constructor(next: (bytes: Uint8Array) => void) {
    this.#next = next;
  }

  push(bytes: Uint8Array): void {
    if (this.#encoding !== undefined) {
      this.#pass(bytes);
      return;
    }
    this.#waiting = this.#waiting.length === 0 ? bytes : Buffer.concat([this.#waiting, bytes]);
    if (this.#waiting.length >= SAMPLE_BYTES) this.#decide();
  }

  end(): void {
    if (this.#encoding === undefined) this.#decide();
    if (this.#decoder) this.#next(Buffer.from(this.#decoder.decode(), 'utf8'));
  }

  #decide(): void {
    const waiting = this.#waiting;
    this.#waiting = new Uint8Array(0);
    this.#encoding = guessEncoding(waiting.subarray(0, SAMPLE_BYTES));
    if (this.#encoding !== 'utf-8') this.#decoder = new TextDecoder(this.#encoding);
    const mark = waiting[0] === 0xef && waiting[1] === 0xbb && waiting[2] === 0xbf ? 3 : 0;
    this.#pass(waiting.subarray(mark));
  }

  #pass(bytes: Uint8Array): void {
    if (!this.#decoder) this.#next(bytes);
    else this.#next(Buffer.from(this.#decoder.decode(bytes, { stream: true }), 'utf8'));
  }
}

function guessEncoding(sample: Uint8Array): Encoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  if (sample.length < 4 || !sample.includes(0)) return 'utf-8';
  let even = 0;
  let odd = 0;
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const many = sample.length * 0.3;
  const few = sample.length * 0.05;
  if (odd > many && even < few) return 'utf-16le';
  if (even > many && odd < few) return 'utf-16be';
  return 'utf-8';
}
