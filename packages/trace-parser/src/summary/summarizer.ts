import { resolveLimits, type Issue } from '@hybrid-mailflow/evidence';
import type { DeliveryAttempt, FaultClass } from '../delivery-attempt.js';
import type { RecordSink, TraceRecord } from '../format.js';
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
    const kind = KINDS.get(attempt.format) ?? 'attempt';
    const { count = 1 } = attempt;
    const fault = attempt.outcome === 'delivered' ? '' : faultOf(attempt);
    const server = attempt.server ?? attempt.targetAddress ?? attempt.targetHost ?? '';
    const time = attempt.time?.iso ?? attempt.lastRetry?.iso ?? '';
    const tally = this.#tally(kind, fault, attempt.class);
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
