import type { MessageHeaders, TraceRecord } from '@hybrid-mailflow/trace-parser';
import { FactStore } from '../intake/fact-store.js';
import { FaultCounter } from './fault-counter.js';
import type { Observations } from './observations.js';
import { sessionAttempt } from './session-attempt.js';
import { isWithExchangeOnline, SessionCounter } from './session-counter.js';

/** Mails whose headers are kept. */
const KEPT_HEADERS = 500;

/** Takes the records of every item and adds them up; what it keeps does not grow with the logs. */
export class Observer {
  readonly facts = new FactStore();
  readonly #faults = new FaultCounter();
  readonly #sessions = new SessionCounter();
  readonly #headers: MessageHeaders[] = [];

  add(record: TraceRecord): void {
    switch (record.kind) {
      case 'attempt':
        this.#faults.add(record.attempt);
        break;
      case 'session': {
        const attempt = isWithExchangeOnline(record.session) ? sessionAttempt(record.session) : undefined;
        if (attempt) this.#faults.add(attempt);
        this.#sessions.add(record.session);
        break;
      }
      case 'fact':
        this.facts.add(record.fact);
        break;
      case 'headers':
        this.#keepHeaders(record.headers);
        break;
      case 'report':
        this.#keepHeaders(record.report.original);
        break;
    }
  }

  observations(): Observations {
    return {
      attempts: this.#faults.attempts,
      faults: this.#faults.faults(),
      served: this.#sessions.served(),
      presented: this.#sessions.presented(),
      servedToStrangers: this.#sessions.servedToStrangers(),
      cloudAddresses: this.#sessions.cloudAddresses(),
      serverAddresses: this.#sessions.serverAddresses,
      sessions: this.#sessions.sessions(),
      logged: this.#sessions.logged,
      facts: this.facts.facts,
      headers: this.#headers,
    };
  }

  #keepHeaders(headers: MessageHeaders | undefined): void {
    if (headers && this.#headers.length < KEPT_HEADERS) this.#headers.push(headers);
  }
}
