import { LONGEST_TEXT, type RowMemory } from '../scan/row-memory.js';

/**
 * Remembers what was made of the texts a log says over and over: to decode a text and find it in a Map takes several
 * times as long. A `folded` one takes texts for the same that differ in what is volatile only.
 */
export class RememberedTexts<Value> {
  readonly #folded: boolean;
  /** By the number of the text. */
  #values: Value[] = [];
  #memory: RowMemory | undefined;
  #epoch = 0;
  /** Of the text asked for last. */
  #number = -1;

  constructor(folded = false) {
    this.#folded = folded;
  }

  get(memory: RowMemory, start: number, end: number): Value | undefined {
    if (end - start > LONGEST_TEXT) {
      this.#number = -1;
      return undefined;
    }
    this.#number = memory.numberOf(start, end, this.#folded);
    if (memory !== this.#memory || memory.epoch !== this.#epoch) {
      this.#memory = memory;
      this.#epoch = memory.epoch;
      this.#values = [];
    }
    return this.#values[this.#number];
  }

  /** Remembers what was made of the text that was just asked for in vain. */
  set(value: Value): void {
    if (this.#number !== -1) this.#values[this.#number] = value;
  }
}
