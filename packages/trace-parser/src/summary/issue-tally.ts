import type { Issue, IssueSeverity, Origin } from '@hybrid-mailflow/evidence';
import { moveOrigin } from '../move-origin.js';
import { Examples } from './examples.js';
import type { IssueSummary } from './trace-summary.js';

interface Tally {
  readonly severity: IssueSeverity;
  count: number;
  readonly examples: Examples<{ readonly text: string; readonly origin: Origin }>;
}

/** Counts issues by code; there are only so many codes. */
export class IssueTally {
  readonly #limit: number;
  readonly #tallies = new Map<string, Tally>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  add({ code, severity, text, origin }: Issue): void {
    const tally = this.#of(code, severity);
    tally.count++;
    tally.examples.add({ text, origin });
  }

  merge(issues: readonly IssueSummary[], lines: number): void {
    for (const { code, severity, count, examples } of issues) {
      const tally = this.#of(code, severity);
      tally.count += count;
      for (const { text, origin } of examples)
        tally.examples.add({ text, origin: moveOrigin(origin, lines) });
    }
  }

  summary(): IssueSummary[] {
    return [...this.#tallies]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { severity, count, examples }]) => ({ code, severity, count, examples: examples.list() }));
  }

  #of(code: string, severity: IssueSeverity): Tally {
    let tally = this.#tallies.get(code);
    if (!tally) {
      tally = { severity, count: 0, examples: new Examples(this.#limit) };
      this.#tallies.set(code, tally);
    }
    return tally;
  }
}
