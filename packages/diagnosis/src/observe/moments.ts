/** Moments kept of one thing. */
const KEPT = 1_000_000;

/** Moments in milliseconds, eight bytes each; sorted when first asked. */
export class Moments {
  #times = new Float64Array(256);
  #count = 0;
  #sorted = true;

  add(time: number): void {
    if (this.#count >= KEPT || Number.isNaN(time)) return;
    if (this.#count === this.#times.length) {
      const grown = new Float64Array(this.#times.length * 2);
      grown.set(this.#times);
      this.#times = grown;
    }
    if (this.#count > 0 && time < (this.#times[this.#count - 1] ?? 0)) this.#sorted = false;
    this.#times[this.#count++] = time;
  }

  get count(): number {
    return this.#count;
  }

  *[Symbol.iterator](): Generator<number> {
    yield* this.#ordered();
  }

  /** Whether there is one between two moments, both included. */
  anyBetween(from: number, to: number): boolean {
    const times = this.#ordered();
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((times[middle] ?? Infinity) < from) low = middle + 1;
      else high = middle;
    }
    return (times[low] ?? Infinity) <= to;
  }

  #ordered(): Float64Array {
    const times = this.#times.subarray(0, this.#count);
    if (!this.#sorted) {
      times.sort();
      this.#sorted = true;
    }
    return times;
  }
}
