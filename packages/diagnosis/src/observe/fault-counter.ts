import type { Origin } from '@hybrid-mailflow/evidence';
import type { DeliveryAttempt } from '@hybrid-mailflow/trace-parser';
import { AttemptJoiner } from './attempt-joiner.js';
import { PlaceTally } from './breakdown.js';
import { Moments } from './moments.js';
import type { FaultObservation } from './observations.js';

/** Distinct values and origins kept per fault; a log of a million attempts must not grow the diagnosis. */
const KEPT = 12;

/**
 * What attempts of a format can be counted against. Examples (a pasted line, an NDR, the last error of a queue) are
 * failures by choice: a share of them means nothing. Exchange Online lists its attempts in message traces, the servers
 * theirs in their logs; TLS reports tell of sessions of others. A share is one of its own kind, never of a mixture (§J.b).
 */
type Population = 'attempts' | 'onprem-attempts' | 'received-sessions' | 'sessions' | 'examples';

const POPULATIONS: ReadonlyMap<string, Population> = new Map<string, Population>([
  ['pasted-reason', 'examples'],
  ['mixed-text', 'examples'],
  ['ndr-mail', 'examples'],
  ['queue-viewer', 'examples'],
  ['get-queue', 'examples'],
  ['get-message', 'examples'],
  ['message-tracking-log', 'onprem-attempts'],
  ['connectivity-log', 'onprem-attempts'],
  ['smtp-send-log', 'onprem-attempts'],
  ['smtp-receive-log', 'received-sessions'],
  ['tls-report', 'sessions'],
]);

/** Where servers tell of mail they send. */
const FROM_SERVERS: ReadonlySet<string> = new Set([
  'queue-viewer',
  'get-queue',
  'get-message',
  'message-tracking-log',
  'connectivity-log',
  'smtp-send-log',
]);

/** The populations, the one whose share says most first. */
const PREFERRED: readonly Population[] = [
  'attempts',
  'onprem-attempts',
  'received-sessions',
  'sessions',
  'examples',
];

type Tally = Record<Population, number>;

const emptyTally = (): Tally => ({
  attempts: 0,
  'onprem-attempts': 0,
  'received-sessions': 0,
  sessions: 0,
  examples: 0,
});

/** Attempts of Exchange Online and of the servers go to other places: each beside its own kind. */
type Places = Readonly<Record<'received' | 'sent', PlaceTally>>;

const emptyPlaces = (): Places => ({ received: new PlaceTally(), sent: new PlaceTally() });

const sideOf = (population: Population) => (population === 'onprem-attempts' ? 'sent' : 'received');

/** What a fault is called whose source gives no reason. */
const NO_REASON = 'no reason given';

interface Count {
  first: DeliveryAttempt;
  /** Failures by population. */
  readonly failed: Tally;
  readonly origins: Origin[];
  readonly targetHosts: Set<string>;
  readonly targetAddresses: Set<string>;
  readonly expectedSubjects: Set<string>;
  readonly presented: Map<string, FaultObservation['presented'][number]>;
  readonly places: Places;
  readonly moments: Moments;
  fromServers: boolean;
  from: string | null;
  to: string | null;
}

/** Counts failing attempts by fault. Both wordings of a fault count as one: the token decides, then the codes. */
export class FaultCounter {
  readonly #counts = new Map<string, Count>();
  readonly #totals = emptyTally();
  readonly #places = emptyPlaces();
  readonly #joiner = new AttemptJoiner();

  add(attempt: DeliveryAttempt): void {
    if (!tellsOutcome(attempt)) return;
    const population = populationOf(attempt);
    const { count: times = 1 } = attempt;
    if (population !== 'examples' && population !== 'sessions' && this.#joiner.isKnown(attempt)) return;
    this.#totals[population] += times;
    const side = sideOf(population);
    if (population !== 'examples') this.#places[side].add(attempt, times, population);
    if (attempt.outcome === 'delivered') return;
    const count = this.#countFor(attempt);
    count.failed[population] += times;
    if (!FROM_SERVERS.has(attempt.format)) count.fromServers = false;
    if (population !== 'examples') count.places[side].add(attempt, times, population);
    // What a fault is called follows the population its share is told of, whatever order the files came in.
    const known = populationOf(count.first);
    if (PREFERRED.indexOf(population) < PREFERRED.indexOf(known)) {
      count.first = attempt;
      count.origins.length = 0;
    }
    if (count.origins.length < KEPT && population === populationOf(count.first))
      count.origins.push(attempt.origin);
    keep(count.targetHosts, attempt.targetHost?.toLowerCase());
    keep(count.targetAddresses, attempt.targetAddress);
    keep(count.expectedSubjects, attempt.expectedSubject);
    keepPresented(count, attempt);
    const time = attempt.time?.iso ?? attempt.lastRetry?.iso;
    if (time !== undefined && population === 'attempts') count.moments.add(Date.parse(time));
    if (time !== undefined && (count.from === null || time < count.from)) count.from = time;
    if (time !== undefined && (count.to === null || time > count.to)) count.to = time;
  }

  /** Attempts (and sessions of TLS reports) of every source, delivered ones among them. */
  get attempts(): number {
    return Object.values(this.#totals).reduce((sum, count) => sum + count, 0);
  }

  faults(): FaultObservation[] {
    return [...this.#counts.values()]
      .map((count) => observation(count, this.#totals, this.#places))
      .sort((a, b) => b.share.failed - a.share.failed || (a.fault < b.fault ? -1 : 1));
  }

  #countFor(attempt: DeliveryAttempt): Count {
    const key = keyOf(attempt);
    let count = this.#counts.get(key);
    if (!count) {
      count = {
        first: attempt,
        failed: emptyTally(),
        origins: [],
        targetHosts: new Set(),
        targetAddresses: new Set(),
        expectedSubjects: new Set(),
        presented: new Map(),
        places: emptyPlaces(),
        moments: new Moments(),
        fromServers: true,
        from: null,
        to: null,
      };
      this.#counts.set(key, count);
    }
    return count;
  }
}

/** Wordings of one fault differ in their codes; a word of attribution is told apart by the code alone. */
function keyOf({ token, class: faultClass, replyCode, enhancedCode = '' }: DeliveryAttempt): string {
  if (token === undefined) return `${faultClass} ${replyCode ?? ''} ${enhancedCode}`;
  return faultClass === 'attribution' ? `${token} ${enhancedCode}` : token;
}

/** Traces list other events beside attempts, such as the receipt of a message: they are no part of a share. */
export function tellsOutcome(attempt: DeliveryAttempt): boolean {
  if (attempt.format === 'message-tracking-log' && attempt.source === 'STOREDRIVER') return false;
  return attempt.outcome !== 'unknown' || attempt.class !== 'unknown' || attempt.token !== undefined;
}

function populationOf({ format }: DeliveryAttempt): Population {
  return POPULATIONS.get(format) ?? 'attempts';
}

function observation(count: Count, totals: Tally, all: Places): FaultObservation {
  const { first } = count;
  const population = populationOf(first);
  const examplesOnly = population === 'examples';
  const side = sideOf(population);
  const failed = count.failed[population];
  const words = [first.replyCode, first.enhancedCode, first.token].filter((word) => word !== undefined);
  return {
    fault: words.length > 0 ? words.join(' ') : first.class === 'unknown' ? NO_REASON : first.class,
    token: first.token ?? null,
    replyCode: first.replyCode ?? null,
    enhancedCode: first.enhancedCode ?? null,
    class: first.class,
    share: { failed, total: examplesOnly ? failed : totals[population] },
    origins: count.origins,
    more: failed - count.origins.length,
    targetHosts: [...count.targetHosts],
    targetAddresses: [...count.targetAddresses],
    expectedSubjects: [...count.expectedSubjects],
    presented: [...count.presented.values()],
    first: count.from,
    last: count.to,
    where: count.places[side].beside(all[side], population),
    moments: count.moments,
    examplesOnly,
    fromServers: count.fromServers,
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
