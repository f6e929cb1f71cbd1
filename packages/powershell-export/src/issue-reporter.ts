import type { Issue, IssueSeverity, Origin } from '@hybrid-mailflow/evidence';
import type { IssueCode } from './issue-codes.js';

/** Issues of one code that are told one by one; the rest is counted. */
const ISSUES_PER_CODE = 100;

const SEVERITY: Readonly<Partial<Record<IssueCode, IssueSeverity>>> = {
  CYCLIC_REFERENCE: 'info',
  DOCTYPE_REFUSED: 'error',
  EXPORT_TRUNCATED: 'error',
  FORMAT_UNKNOWN: 'error',
  LINES_NOT_READ: 'info',
  PAGE_CONTINUES: 'info',
  RESOURCE_ABSENT: 'info',
  ROOT_MISSING: 'info',
  SECRET_WITHHELD: 'info',
  TEXT_SKIPPED: 'info',
};

/** Collects the issues of one item, at most 100 of a code: a million damaged rows must not cost a million issues. */
export class IssueReporter {
  readonly #item: string;
  readonly #issues: Issue<IssueCode>[] = [];
  readonly #counts = new Map<IssueCode, number>();

  constructor(item: string) {
    this.#item = item;
  }

  /** `severity` where it depends on what was found; else that of the code. */
  report(code: IssueCode, text: string, at: Omit<Origin, 'item'>, severity?: IssueSeverity): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > ISSUES_PER_CODE) return;
    this.#issues.push({
      code,
      severity: severity ?? SEVERITY[code] ?? 'warning',
      text,
      origin: { item: this.#item, ...at },
    });
  }

  /** All issues, and how many were left out. */
  finish(): readonly Issue<IssueCode>[] {
    for (const [code, count] of this.#counts) {
      if (count <= ISSUES_PER_CODE) continue;
      this.#issues.push({
        code: 'ISSUES_OMITTED',
        severity: 'warning',
        text: `${count - ISSUES_PER_CODE} more issues ${code}.`,
        origin: { item: this.#item },
      });
    }
    return this.#issues;
  }
}
