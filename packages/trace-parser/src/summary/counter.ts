import { SmallestKeys } from './smallest-keys.js';

/** How often each name came, in the order of the names; `omitted` is how often others came that are not listed. */
export interface Counts {
  readonly names: readonly { readonly name: string; readonly count: number }[];
  readonly omitted: number;
}

/** Counts names: each of the first `limit` in their order exactly, the rest together. */
export class Counter {
  readonly #counts: SmallestKeys<string, { count: number }>;
  #total = 0;

  constructor(limit: number) {
    this.#counts = new SmallestKeys(limit);
  }

  add(name: string, count = 1): void {
    this.#total += count;
    const known = this.#counts.get(name);
    if (known) known.count += count;
    else this.#counts.set(name, { count });
  }

  merge({ names, omitted }: Counts): void {
    for (const { name, count } of names) this.add(name, count);
    this.#total += omitted;
  }

  counts(): Counts {
    const names = this.#counts.sorted().map(([name, { count }]) => ({ name, count }));
    return { names, omitted: this.#total - names.reduce((sum, { count }) => sum + count, 0) };
  }
}
