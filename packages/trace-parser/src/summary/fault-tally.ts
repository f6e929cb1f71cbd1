import type { Origin } from '@hybrid-mailflow/evidence';
import type { DeliveryAttempt, FaultClass } from '../delivery-attempt.js';
import type { SessionRecord } from '../session-record.js';
import { Counter } from './counter.js';
import { DistinctCounter } from './distinct-counter.js';
import { moveOrigin } from '../move-origin.js';
import { Examples } from './examples.js';
import { regionOf } from './peer.js';
import { Span } from './span.js';
import type { FaultSummary, SummaryKind, SummaryLimits } from './trace-summary.js';

/** The names counted under each fault. */
const SORTS = [
  'codes',
  'servers',
  'connectors',
  'peers',
  'recipientDomains',
  'targetHosts',
  'targetAddresses',
  'expectedSubjects',
  'presentedSubjects',
  'presentedThumbprints',
] as const;

type Sort = (typeof SORTS)[number];

/** Counts the records of one kind with one fault. */
export class FaultTally {
  readonly kind: SummaryKind;
  readonly fault: string;
  #class: FaultClass;
  #count = 0;
  #accepted = 0;
  readonly #span = new Span();
  readonly #messages: DistinctCounter;
  readonly #names: Readonly<Record<Sort, Counter>>;
  readonly #examples: Examples<{ readonly origin: Origin }>;

  constructor(kind: SummaryKind, fault: string, faultClass: FaultClass, limits: SummaryLimits) {
    this.kind = kind;
    this.fault = fault;
    this.#class = faultClass;
    this.#messages = new DistinctCounter(limits.messages);
    this.#names = Object.fromEntries(SORTS.map((sort) => [sort, new Counter(limits.names)])) as Record<
      Sort,
      Counter
    >;
    this.#examples = new Examples(limits.examples);
  }

  addAttempt(attempt: DeliveryAttempt, server: string, time: string, count: number): void {
    this.addLike(attempt, server, count);
    this.addOwn(attempt.messageId ?? attempt.networkMessageId ?? attempt.traceId ?? '', time, attempt);
  }

  /** Adds what `count` attempts have in common. */
  addLike(attempt: DeliveryAttempt, server: string, count: number): void {
    this.#add(attempt.class, server, count);
    this.#name('connectors', attempt.connector, count);
    this.#name('targetHosts', attempt.targetHost, count);
    this.#name('targetAddresses', attempt.targetAddress, count);
    this.#name('recipientDomains', domainOf(attempt.recipient), count);
    this.#name('peers', attempt.eopServer === undefined ? undefined : regionOf(attempt.eopServer), count);
    if (this.fault === '') return;
    this.#name('codes', codesOf(attempt), count);
    this.#name('expectedSubjects', attempt.expectedSubject, count);
    this.#name('presentedSubjects', attempt.presentedSubject, count);
    this.#name('presentedThumbprints', attempt.presentedThumbprint, count);
  }

  /** Adds what each attempt has for itself. */
  addOwn(message: string, time: string, example: { readonly origin: Origin }): void {
    this.#span.add(time);
    if (this.fault === '') return;
    if (message !== '') this.#messages.add(message);
    this.#examples.add(example);
  }

  addSession(
    session: SessionRecord,
    faultClass: FaultClass,
    server: string,
    peer: string,
    time: string,
  ): void {
    this.#add(faultClass, server, 1);
    this.#span.add(time);
    this.#accepted += session.accepted;
    this.#name('connectors', session.connector, 1);
    this.#name('peers', peer, 1);
    if (this.fault !== '' && session.opened) this.#examples.add(session);
  }

  merge(other: FaultSummary, lines: number): void {
    if (other.class < this.#class) this.#class = other.class;
    this.#count += other.count;
    this.#accepted += other.accepted;
    this.#span.add(other.first);
    this.#span.add(other.last);
    this.#messages.merge(other.messages);
    for (const sort of SORTS) this.#names[sort].merge(other[sort]);
    for (const origin of other.examples) this.#examples.add({ origin: moveOrigin(origin, lines) });
  }

  summary(): FaultSummary {
    const names = Object.fromEntries(SORTS.map((sort) => [sort, this.#names[sort].counts()]));
    return {
      kind: this.kind,
      fault: this.fault,
      class: this.#class,
      count: this.#count,
      messages: this.#messages.distinct(),
      accepted: this.#accepted,
      ...this.#span.ends(),
      ...(names as Pick<FaultSummary, Sort>),
      examples: this.#examples
        .list()
        .map(({ origin: { item, line } }) => (line === undefined ? { item } : { item, line })),
    };
  }

  #add(faultClass: FaultClass, server: string, count: number): void {
    this.#count += count;
    // Of several classes the one that sorts first, `unknown` being the last: no order of reading may decide.
    if (faultClass < this.#class) this.#class = faultClass;
    this.#name('servers', server, count);
  }

  #name(sort: Sort, name: string | undefined, count: number): void {
    if (name !== undefined && name !== '') this.#names[sort].add(name, count);
  }
}

function codesOf({ replyCode, enhancedCode }: DeliveryAttempt): string {
  if (replyCode === undefined) return enhancedCode ?? '';
  return enhancedCode === undefined ? String(replyCode) : `${replyCode} ${enhancedCode}`;
}

function domainOf(recipient: string | undefined): string {
  if (recipient === undefined) return '';
  return (
    recipient.includes('@') ? recipient.slice(recipient.lastIndexOf('@') + 1) : recipient
  ).toLowerCase();
}
