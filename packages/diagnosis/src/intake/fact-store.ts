import type { Issue, Origin } from '@hybrid-mailflow/evidence';
import type { Fact } from '@hybrid-mailflow/trace-parser';

/** Facts kept of a kind: enough for every rule, and a year of events does not grow the diagnosis. */
const KEPT_PER_KIND = 5000;

/** Keeps facts for the rules, the first ones of each kind. */
export class FactStore {
  readonly #kept: Fact[] = [];
  readonly #counts = new Map<Fact['kind'], { count: number; last: Origin }>();

  add(fact: Fact): void {
    const count = (this.#counts.get(fact.kind)?.count ?? 0) + 1;
    this.#counts.set(fact.kind, { count, last: fact.origin });
    if (count <= KEPT_PER_KIND) this.#kept.push(fact);
  }

  get facts(): readonly Fact[] {
    return this.#kept;
  }

  /** Says what was left out, where the last of it stands. */
  issues(): Issue[] {
    return [...this.#counts]
      .filter(([, { count }]) => count > KEPT_PER_KIND)
      .map(([kind, { count, last }]) => ({
        code: 'FACTS_OMITTED',
        severity: 'warning' as const,
        text: `Only the first ${KEPT_PER_KIND} of ${count} statements of kind ${kind} are kept.`,
        origin: { item: last.item },
      }));
  }
}
