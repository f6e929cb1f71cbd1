import { resolveLimits, type Issue } from '@hybrid-mailflow/evidence';
import type { DeliveryAttempt, FaultClass } from '../delivery-attempt.js';
import type { CountAttempt, RecordSink, TraceRecord } from '../format.js';
import { isStep } from '../outcome.js';
import type { SessionRecord } from '../session-record.js';
import { CellTally } from './cell-tally.js';
import { FaultTally } from './fault-tally.js';
import { IssueTally } from './issue-tally.js';
import { addressOf, networkOf, regionOf } from './peer.js';
import { ServedTally } from './served-tally.js';
import { sessionFault } from './session-fault.js';
import { SmallestKeys } from './smallest-keys.js';
import {
  DEFAULT_SUMMARY_LIMITS,
  type SummaryKind,
  type SummaryLimits,
  type TraceSummary,
} from './trace-summary.js';

/** Counts kept back before all are added. */
const MOST_PENDING = 4096;

/** Formats that list no attempts, so that shares cannot be counted; TLS reports count the sessions of others. */
const KINDS: ReadonlyMap<string, SummaryKind> = new Map<string, SummaryKind>([
  ['pasted-reason', 'example'],
  ['ndr-mail', 'example'],
  ['queue-viewer', 'example'],
  ['get-queue', 'example'],
  ['get-message', 'example'],
  ['tls-report', 'reported'],
]);

/**
 * Sums up records as they come, in memory that does not grow with them. Summaries of parts merge to the summary of the
 * whole, in any order and grouping.
 */
export class Summarizer implements RecordSink {
  readonly #limits: SummaryLimits;
  readonly #faults: SmallestKeys<string, FaultTally>;
  readonly #cells: CellTally;
  readonly #served: ServedTally;
  readonly #issues: IssueTally;
  #count = 0;
  /** The fault counted last: often the next is the same. */
  #latest: FaultTally | undefined;
  /** Adds attempts that were counted, but not yet under the names they have in common. */
  readonly #pending: (() => void)[] = [];

  /** @throws TypeError when a limit is unknown or no whole number. */
  constructor(limits: Partial<SummaryLimits> = {}) {
    this.#limits = resolveLimits(DEFAULT_SUMMARY_LIMITS, limits);
    this.#faults = new SmallestKeys(this.#limits.faults);
    this.#cells = new CellTally(this.#limits.cells);
    this.#served = new ServedTally(this.#limits.certificates);
    this.#issues = new IssueTally(this.#limits.examples);
  }

  record(record: TraceRecord): void {
    if (record.kind === 'attempt') this.#addAttempt(record.attempt);
    else if (record.kind === 'session') this.#addSession(record.session);
  }

  attemptsLike(attempt: DeliveryAttempt): CountAttempt {
    if (!isAttempt(attempt)) return () => undefined;
    const tally = this.#tallyOf(attempt);
    const server = serverOf(attempt);
    const { item } = attempt.origin;
    // To look up a dozen names for each attempt takes longer than to read it.
    let count = 0;
    const addNames = () => {
      tally.addLike(attempt, server, count);
      count = 0;
    };
    return (time, message, line) => {
      if (count++ === 0) this.#postpone(addNames);
      tally.addOwn(message, time, { origin: { item, line } });
      this.#cells.add(tally, time, server, 1);
      this.#count++;
    };
  }

  issue(issue: Issue): void {
    this.#issues.add(issue);
  }

  /** Adds the summary of another part; `lines` is how many lines of the item lie before that part. */
  merge(other: TraceSummary, lines = 0): void {
    this.#count += other.faultsOmitted;
    for (const fault of other.faults) {
      this.#count += fault.count;
      this.#tally(fault.kind, fault.fault, fault.class).merge(fault, lines);
    }
    this.#cells.merge(other.cells);
    this.#served.merge(other.served, other.servedOmitted, lines);
    this.#issues.merge(other.issues, lines);
  }

  summary(): TraceSummary {
    this.#addPending();
    const faults = this.#faults.sorted().map(([, tally]) => tally.summary());
    const cells = this.#cells.cells();
    return {
      limits: this.#limits,
      faults,
      faultsOmitted: this.#count - total(faults),
      cells,
      cellsOmitted: this.#count - total(cells),
      ...this.#served.summary(),
      issues: this.#issues.summary(),
    };
  }

  #addAttempt(attempt: DeliveryAttempt): void {
    if (!isAttempt(attempt)) return;
    const { count = 1 } = attempt;
    const server = serverOf(attempt);
    const time = attempt.time?.iso ?? attempt.lastRetry?.iso ?? '';
    const tally = this.#tallyOf(attempt);
    tally.addAttempt(attempt, server, time, count);
    this.#count += count;
    this.#cells.add(tally, time, server, count);
  }

  #addSession(session: SessionRecord): void {
    if (!session.opened && tellsNothing(session)) return;
    const { fault, class: faultClass } = sessionFault(session);
    const server = session.server ?? addressOf(session.localEndpoint ?? '');
    const peer = peerOf(session);
    // Of a session whose beginning is in another log, neither time nor place of the beginning is known.
    const time = session.opened ? (session.start ?? '') : '';
    const tally = this.#tally('session', fault, faultClass);
    tally.addSession(session, faultClass, server, peer, time);
    this.#count++;
    this.#cells.add(tally, time, server, 1);
    if (session.sentCertificate && session.log === 'smtp-receive') {
      this.#served.add(session, session.sentCertificate, peer, time);
    }
  }

  #postpone(addNames: () => void): void {
    if (this.#pending.length >= MOST_PENDING) this.#addPending();
    this.#pending.push(addNames);
  }

  #addPending(): void {
    for (const addNames of this.#pending.splice(0)) addNames();
  }

  #tallyOf(attempt: DeliveryAttempt): FaultTally {
    const kind = KINDS.get(attempt.format) ?? 'attempt';
    return this.#tally(kind, attempt.outcome === 'delivered' ? '' : faultOf(attempt), attempt.class);
  }

  #tally(kind: SummaryKind, fault: string, faultClass: FaultClass): FaultTally {
    const latest = this.#latest;
    if (latest?.fault === fault && latest.kind === kind) return latest;
    const key = `${kind}\n${fault}`;
    let tally = this.#faults.get(key);
    if (!tally) {
      tally = new FaultTally(kind, fault, faultClass, this.#limits);
      this.#faults.set(key, tally);
    }
    this.#latest = tally;
    return tally;
  }
}

/** A step on the way (received, submitted, expanded …) is no attempt to deliver, nor is a row that tells no outcome. */
function isAttempt(attempt: DeliveryAttempt): boolean {
  if (attempt.event !== undefined && isStep(attempt.event)) return false;
  return attempt.outcome !== 'unknown' || attempt.class !== 'unknown' || attempt.token !== undefined;
}

function serverOf({ server, targetAddress, targetHost }: DeliveryAttempt): string {
  return server ?? targetAddress ?? targetHost ?? '';
}

function faultOf({ token, class: faultClass, replyCode, enhancedCode }: DeliveryAttempt): string {
  return token ?? [faultClass, replyCode, enhancedCode].filter((word) => word !== undefined).join(' ');
}

/** What is left of a session cut off at the beginning of a log is not a session of which nothing was heard. */
function tellsNothing(session: SessionRecord): boolean {
  return (
    session.clientName === undefined &&
    session.mailFrom === undefined &&
    session.tlsProtocol === undefined &&
    session.sentCertificate === undefined &&
    session.accepted === 0 &&
    session.replies.length === 0
  );
}

function peerOf(session: SessionRecord): string {
  const region = session.clientName === undefined ? '' : regionOf(session.clientName);
  return region === '' ? networkOf(addressOf(session.remoteEndpoint ?? '')) : region;
}

function total(counted: readonly { readonly count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}
