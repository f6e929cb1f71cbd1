import type { Origin } from '@hybrid-mailflow/evidence';

/** Keeps the first few of what has an origin: by item, then by line, whatever order they come in. */
export class Examples<Example extends { readonly origin: Origin }> {
  readonly #limit: number;
  readonly #kept: Example[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(example: Example): void {
    const kept = this.#kept;
    let at = kept.length;
    while (at > 0 && compareOrigins(example.origin, kept[at - 1]?.origin) < 0) at--;
    if (at >= this.#limit) return;
    kept.splice(at, 0, example);
    if (kept.length > this.#limit) kept.pop();
  }

  list(): Example[] {
    return [...this.#kept];
  }
}

export function compareOrigins(a: Origin, b: Origin | undefined): number {
  if (!b) return 1;
  if (a.item !== b.item) return a.item < b.item ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}
