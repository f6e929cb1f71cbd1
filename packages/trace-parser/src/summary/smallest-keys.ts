/**
 * A map that keeps the entries with the smallest keys, at most `limit` of them. Which keys those are depends on all
 * keys ever set and not on their order, and a kept key was kept from its first day on: so what is counted under it is
 * exact, and the maps of parts merge to the map of the whole in any grouping.
 */
export class SmallestKeys<Key extends string | number, Value> {
  readonly #limit: number;
  readonly #entries = new Map<Key, Value>();
  /** Keys beyond are not among the smallest. */
  #last: Key | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: Key): Value | undefined {
    return this.#entries.get(key);
  }

  /** Sets an entry; false where its key is not among the smallest. */
  set(key: Key, value: Value): boolean {
    if (this.#last !== undefined && key > this.#last) return false;
    this.#entries.set(key, value);
    // Sorting at every key too many would cost more than keeping twice as many for a while.
    if (this.#entries.size > 2 * this.#limit) this.#cut();
    return true;
  }

  /** The entries in the order of their keys. */
  sorted(): [Key, Value][] {
    if (this.#entries.size > this.#limit) this.#cut();
    return [...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #cut(): void {
    const keys = [...this.#entries.keys()].sort((a, b) => (a < b ? -1 : 1));
    this.#last = keys[this.#limit - 1];
    for (const key of keys.slice(this.#limit)) this.#entries.delete(key);
  }
}
