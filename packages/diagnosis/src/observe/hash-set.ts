/** Slots at first; always a power of two. */
const FEWEST = 1024;

/** A set of hashes: whole numbers from 0 up. Eight bytes a slot and at most half of them used, where a Set boxes each number. */
export class HashSet {
  /** Holds each hash plus one: 0 is a free slot. */
  #slots = new Float64Array(FEWEST);
  #size = 0;

  has(hash: number): boolean {
    return this.#slots[this.#slotOf(hash)] !== 0;
  }

  add(hash: number): void {
    const slot = this.#slotOf(hash);
    if (this.#slots[slot] !== 0) return;
    this.#slots[slot] = hash + 1;
    if (++this.#size * 2 > this.#slots.length) this.#grow();
  }

  /** The slot that holds the hash, else the free one it belongs into. */
  #slotOf(hash: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (hash >>> 0) & last;
    while (slots[slot] !== 0 && slots[slot] !== hash + 1) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const held = this.#slots;
    this.#slots = new Float64Array(held.length * 2);
    for (const value of held) if (value !== 0) this.#slots[this.#slotOf(value - 1)] = value;
  }
}
