import type { IssueReporter } from '../issue-reporter.js';
import { keyOf, type RowView } from '../table/row-view.js';

/** Sessions open at once: a busy server has at most 5000 (MaxInboundConnection); beyond, the oldest is given out. */
const OPEN_SESSIONS = 20_000;
/** Characters kept of rows whose session began before the part of a log that is read. */
const EARLIER_LENGTH = 8 * 1024 * 1024;

/** A row of a session that began before the part. */
export interface EarlierRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/** What the reading of one part of a log leaves: plain data, so that another thread can join it to its neighbours. */
export interface CarriedSessions {
  /** Ids of the sessions that began in the part. */
  readonly begun: readonly string[];
  /** Rows of sessions that began before it, in order. */
  readonly earlier: readonly EarlierRow[];
  /** Sessions that are still open at its end. */
  readonly drafts: readonly (readonly [string, unknown])[];
  /** Most sessions open at once. */
  readonly most: number;
  /** False where the earlier rows are too many to be kept. */
  readonly complete: boolean;
}

/** The sessions of a log whose close row has not come yet, by id; bounded, so that none can fill the memory. */
export class OpenSessions<Draft> {
  readonly #open = new Map<string, Draft>();
  /** The same by a number made of the id, which takes no text to be made: of several with one number the latest. */
  readonly #byKey = new Map<number, { readonly id: string; readonly draft: Draft }>();
  readonly #giveOut: (draft: Draft) => void;
  #most = 0;
  /** Only where a part of a log is read. */
  readonly #begun: Set<string> | undefined;
  readonly #earlier: EarlierRow[] = [];
  #earlierLength = 0;

  constructor(giveOut: (draft: Draft) => void, isPart: boolean) {
    this.#giveOut = giveOut;
    if (isPart) this.#begun = new Set();
  }

  /** The open session a row belongs to by its id, which stands in field `at`. */
  of(row: RowView, at: number): Draft | undefined {
    const found = this.#byKey.get(row.key(at));
    return found && row.holds(at, found.id) ? found.draft : this.#open.get(row.token(at));
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
    this.#byKey.set(keyOf(id), { id, draft });
    this.#begun?.add(id);
    this.#most = Math.max(this.#most, this.#open.size);
  }

  giveOut(id: string): void {
    const draft = this.#open.get(id);
    if (draft === undefined) return;
    this.#open.delete(id);
    this.#byKey.delete(keyOf(id));
    this.#giveOut(draft);
  }

  /** At the end of the log; at the end of a part, the open sessions go on in the next. */
  end(): void {
    if (this.#begun) return;
    for (const draft of this.#open.values()) this.#giveOut(draft);
    this.#open.clear();
    this.#byKey.clear();
  }

  /** Keeps a row whose session, it being neither open nor begun here, began before the part; false for any other. */
  keepEarlier(id: string, row: RowView): boolean {
    if (this.#begun === undefined || this.#begun.has(id)) return false;
    if (this.#earlierLength > EARLIER_LENGTH) return true;
    const fields = row.fields();
    this.#earlier.push({ line: row.line, fields });
    this.#earlierLength += fields.reduce((sum, { length }) => sum + length, 0);
    return true;
  }

  carried(): CarriedSessions {
    return {
      begun: [...(this.#begun ?? [])],
      earlier: this.#earlier,
      drafts: [...this.#open],
      most: this.#most,
      complete: this.#earlierLength <= EARLIER_LENGTH,
    };
  }

  /** True where the limit, had all been read in one go, would not have been reached. */
  hasRoomFor({ most }: CarriedSessions): boolean {
    return this.#open.size + most <= OPEN_SESSIONS;
  }
}
