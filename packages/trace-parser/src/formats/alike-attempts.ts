import type { AttemptFacts, DeliveryAttempt } from '../delivery-attempt.js';
import type { CountAttempt, RecordSink } from '../format.js';
import type { ColumnPositions } from '../table/columns.js';
import type { RowView } from '../table/row-view.js';
import type { AttemptField } from './attempt-columns.js';
import { connectorOf, domainOf, isList, messageOf } from './attempt-fields.js';

/** Kinds of attempts remembered before all are forgotten again. */
const MOST_KINDS = 4096;

/** What stands in the event column, and what it tells of the outcome. */
export interface LoggedEvent {
  readonly event: string;
  readonly known: DeliveryAttempt['outcome'] | 'step';
}

interface Kind {
  readonly event: LoggedEvent;
  readonly connector: string;
  readonly server: string;
  readonly delivered: boolean;
  readonly count: CountAttempt;
}

/**
 * Counts rows that say the same as one before, moment, message and line aside, without making an attempt of each:
 * what a trace says of a hundred thousand messages is a few dozen things.
 */
export class AlikeAttempts {
  readonly #sink: RecordSink;
  /** By what the reason tells, then by the domain of the recipient. */
  readonly #kinds = new Map<AttemptFacts, Map<string, Kind[]>>();
  #size = 0;

  constructor(sink: RecordSink) {
    this.#sink = sink;
  }

  /** Counts a row of a known kind; false for any other. */
  count(
    row: RowView,
    at: ColumnPositions<AttemptField>,
    event: LoggedEvent,
    facts: AttemptFacts,
    time: string,
  ): boolean {
    const domains = this.#kinds.get(facts);
    if (!domains || isList(row, at.recipient)) return false;
    const kinds = domains.get(domainOf(row, at.recipient));
    if (!kinds) return false;
    const connector = connectorOf(row, at);
    const server = row.shared(at.server);
    for (const kind of kinds) {
      if (kind.event !== event || kind.connector !== connector || kind.server !== server) continue;
      kind.count(time, kind.delivered ? '' : messageOf(row, at), row.line);
      return true;
    }
    return false;
  }

  /** Remembers the kind of an attempt that was just recorded. */
  add(attempt: DeliveryAttempt, event: LoggedEvent, facts: AttemptFacts): void {
    if (!this.#sink.attemptsLike || attempt.recipients) return;
    if (this.#size++ >= MOST_KINDS) {
      this.#kinds.clear();
      this.#size = 1;
    }
    let domains = this.#kinds.get(facts);
    if (!domains) this.#kinds.set(facts, (domains = new Map<string, Kind[]>()));
    const domain = attempt.recipient ?? '';
    let kinds = domains.get(domain);
    if (!kinds) domains.set(domain, (kinds = []));
    kinds.push({
      event,
      connector: attempt.connector ?? '',
      server: attempt.server ?? '',
      delivered: attempt.outcome === 'delivered',
      count: this.#sink.attemptsLike(attempt),
    });
  }
}
