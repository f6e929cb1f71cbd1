import { SmallestKeys } from './smallest-keys.js';

const HASH_SPACE = 2 ** 53;

/** How many different texts came: `exact`, or an estimate from the smallest hashes (of 1,024, off by about 3 %). */
export interface Distinct {
  readonly count: number;
  readonly exact: boolean;
  /** The smallest hashes, ascending: what merging needs. */
  readonly hashes: readonly number[];
}

/** Counts different texts in bounded memory. */
export class DistinctCounter {
  readonly #limit: number;
  readonly #hashes: SmallestKeys<number, true>;

  constructor(limit: number) {
    this.#limit = limit;
    this.#hashes = new SmallestKeys(limit);
  }

  add(text: string): void {
    this.#hashes.set(hashOf(text), true);
  }

  merge({ hashes }: Distinct): void {
    for (const hash of hashes) this.#hashes.set(hash, true);
  }

  distinct(): Distinct {
    const hashes = this.#hashes.sorted().map(([hash]) => hash);
    const largest = hashes.at(-1);
    if (hashes.length < this.#limit || largest === undefined) {
      return { count: hashes.length, exact: true, hashes };
    }
    return { count: Math.round(((this.#limit - 1) * HASH_SPACE) / largest), exact: false, hashes };
  }
}

/** A hash of 53 bits (cyrb53): even over its range, which is all the estimate asks for. */
function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (0x1fffff & low) + (high >>> 0);
}
