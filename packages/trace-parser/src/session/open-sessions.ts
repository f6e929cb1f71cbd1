import type { IssueReporter } from '../issue-reporter.js';

/** Sessions open at once: a busy server has at most 5000 (MaxInboundConnection); beyond, the oldest is given out. */
const OPEN_SESSIONS = 20_000;

/** The sessions of a log whose close row has not come yet, by id; bounded, so that none can fill the memory. */
export class OpenSessions<Draft> {
  readonly #open = new Map<string, Draft>();
  readonly #giveOut: (draft: Draft) => void;

  constructor(giveOut: (draft: Draft) => void) {
    this.#giveOut = giveOut;
  }

  get(id: string): Draft | undefined {
    return this.#open.get(id);
  }

  /** Opens a session; one of the same id that is still open is given out first. */
  add(id: string, draft: Draft, line: number, issues: IssueReporter): void {
    this.giveOut(id);
    if (this.#open.size >= OPEN_SESSIONS) {
      const [oldest = ''] = this.#open.keys();
      this.giveOut(oldest);
      issues.report('OPEN_SESSIONS_LIMIT', `more than ${OPEN_SESSIONS} sessions open at once`, line);
    }
    this.#open.set(id, draft);
  }

  giveOut(id: string): void {
    const draft = this.#open.get(id);
    if (draft === undefined) return;
    this.#open.delete(id);
    this.#giveOut(draft);
  }

  giveOutAll(): void {
    for (const draft of this.#open.values()) this.#giveOut(draft);
    this.#open.clear();
  }
}
