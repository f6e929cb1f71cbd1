import type { Origin } from '@hybrid-mailflow/evidence';
import type { DeliveryAttempt } from '@hybrid-mailflow/trace-parser';
import type { FaultObservation } from './observations.js';

/** Distinct values and origins kept per fault; a log of a million attempts must not grow the diagnosis. */
const KEPT = 12;

/** Formats that quote single attempts as an example; the others list attempts, so that shares can be counted. */
const EXAMPLE_FORMATS = new Set(['pasted-reason', 'ndr-mail']);

/** What a fault is called whose source gives no reason. */
const NO_REASON = 'no reason given';

interface Count {
  first: DeliveryAttempt;
  failed: number;
  examples: number;
  readonly origins: Origin[];
  readonly targetHosts: Set<string>;
  readonly targetAddresses: Set<string>;
  readonly expectedSubjects: Set<string>;
  readonly presented: Map<string, FaultObservation['presented'][number]>;
  from: string | null;
  to: string | null;
}

/** Counts failing attempts by fault. Both wordings of a fault count as one: the token decides, then the codes. */
export class FaultCounter {
  readonly #counts = new Map<string, Count>();
  #listed = 0;
  #attempts = 0;

  add(attempt: DeliveryAttempt): void {
    if (!tellsOutcome(attempt)) return;
    this.#attempts++;
    const example = EXAMPLE_FORMATS.has(attempt.format);
    if (!example) this.#listed++;
    if (attempt.outcome === 'delivered') return;
    const count = this.#countFor(attempt);
    if (example) count.examples++;
    else count.failed++;
    // What a fault is called follows the source that lists attempts, whatever order the files came in.
    if (!example && EXAMPLE_FORMATS.has(count.first.format)) {
      count.first = attempt;
      count.origins.length = 0;
    }
    if (count.origins.length < KEPT && example === EXAMPLE_FORMATS.has(count.first.format)) {
      count.origins.push(attempt.origin);
    }
    keep(count.targetHosts, attempt.targetHost?.toLowerCase());
    keep(count.targetAddresses, attempt.targetAddress);
    keep(count.expectedSubjects, attempt.expectedSubject);
    keepPresented(count, attempt);
    const time = attempt.time?.iso ?? attempt.lastRetry?.iso;
    if (time !== undefined && (count.from === null || time < count.from)) count.from = time;
    if (time !== undefined && (count.to === null || time > count.to)) count.to = time;
  }

  /** Attempts of every source, delivered ones among them. */
  get attempts(): number {
    return this.#attempts;
  }

  faults(): FaultObservation[] {
    return [...this.#counts.values()]
      .map((count) => observation(count, this.#listed))
      .sort((a, b) => b.share.failed - a.share.failed || (a.fault < b.fault ? -1 : 1));
  }

  #countFor(attempt: DeliveryAttempt): Count {
    const key = attempt.token ?? `${attempt.class} ${attempt.replyCode ?? ''} ${attempt.enhancedCode ?? ''}`;
    let count = this.#counts.get(key);
    if (!count) {
      count = {
        first: attempt,
        failed: 0,
        examples: 0,
        origins: [],
        targetHosts: new Set(),
        targetAddresses: new Set(),
        expectedSubjects: new Set(),
        presented: new Map(),
        from: null,
        to: null,
      };
      this.#counts.set(key, count);
    }
    return count;
  }
}

/** Traces list other events beside attempts, such as the receipt of a message: they are no part of a share. */
export function tellsOutcome(attempt: DeliveryAttempt): boolean {
  return attempt.outcome !== 'unknown' || attempt.class !== 'unknown' || attempt.token !== undefined;
}

function observation(count: Count, listed: number): FaultObservation {
  const { first } = count;
  const examplesOnly = count.failed === 0;
  const failed = examplesOnly ? count.examples : count.failed;
  const words = [first.replyCode, first.enhancedCode, first.token].filter((word) => word !== undefined);
  return {
    fault: words.length > 0 ? words.join(' ') : first.class === 'unknown' ? NO_REASON : first.class,
    token: first.token ?? null,
    replyCode: first.replyCode ?? null,
    enhancedCode: first.enhancedCode ?? null,
    class: first.class,
    share: { failed, total: examplesOnly ? failed : listed },
    origins: count.origins,
    more: failed - count.origins.length,
    targetHosts: [...count.targetHosts],
    targetAddresses: [...count.targetAddresses],
    expectedSubjects: [...count.expectedSubjects],
    presented: [...count.presented.values()],
    first: count.from,
    last: count.to,
    examplesOnly,
  };
}

function keep(set: Set<string>, value: string | undefined): void {
  if (value !== undefined && set.size < KEPT) set.add(value);
}

function keepPresented(count: Count, attempt: DeliveryAttempt): void {
  if (attempt.presentedSubject === undefined && attempt.presentedThumbprint === undefined) return;
  const presented = {
    subject: attempt.presentedSubject ?? null,
    thumbprint: attempt.presentedThumbprint ?? null,
    origin: attempt.origin,
  };
  const key = `${presented.subject ?? ''}\n${presented.thumbprint ?? ''}`;
  if (!count.presented.has(key) && count.presented.size < KEPT) count.presented.set(key, presented);
}
