import type { IssueSeverity } from '@hybrid-mailflow/evidence';
import type { RecordSink } from './format.js';
import type { IssueCode } from './issue-codes.js';

/** Issues of one code that are told one by one; the rest is counted. */
const ISSUES_PER_CODE = 100;

const SEVERITY: Readonly<Partial<Record<IssueCode, IssueSeverity>>> = { HEADER_MISSING: 'info' };

/**
 * Tells a sink of issues, at most 100 of a code: a log of a million damaged rows must not cost the memory of a million
 * issues. `end` says how many were left out.
 */
export class IssueReporter {
  readonly #sink: RecordSink;
  readonly #item: string;
  readonly #limit: number;
  readonly #counts = new Map<IssueCode, number>();

  /** `all`: the sink counts them itself. */
  constructor(sink: RecordSink, item: string, limit: number | 'all' = ISSUES_PER_CODE) {
    this.#sink = sink;
    this.#item = item;
    this.#limit = limit === 'all' ? Infinity : limit;
  }

  report(code: IssueCode, text: string, line: number): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > this.#limit) return;
    this.#sink.issue({
      code,
      severity: SEVERITY[code] ?? 'warning',
      text,
      origin: { item: this.#item, line },
    });
  }

  end(): void {
    for (const [code, count] of this.#counts) {
      if (count <= this.#limit) continue;
      this.#sink.issue({
        code: 'ISSUES_OMITTED' satisfies IssueCode,
        severity: 'warning',
        text: `${count - this.#limit} more issues ${code}`,
        origin: { item: this.#item },
      });
    }
  }
}
