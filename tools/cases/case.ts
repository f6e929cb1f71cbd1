/** One incident of cases/: what an administrator has, and what must come out. */
export interface Case {
  /** Name of the folder below cases/. */
  readonly slug: string;
  readonly readme: string;
  readonly expected: Expected;
  /** Text by path below evidence/. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** What a diagnosis and a plan of the case must hold; nothing else above advice may be in them. */
export interface Expected {
  /** ISO 8601; the moment the case is judged at. */
  readonly asOf: string;
  readonly verdict: string;
  readonly causes: readonly {
    readonly id: string;
    readonly confidence: string;
    readonly servers: readonly string[];
    readonly observed: { readonly share: ExpectedShare; readonly fault: string };
    readonly expected: ExpectedShare | null;
  }[];
  /** Causes below those, which are also true or not excluded. */
  readonly alsoNamed: readonly string[];
  /** When the first cause began, as `2026-11-17 12:30 UTC`; null where the evidence does not tell. */
  readonly since: string | null;
  /** What the plan tells people to do, beside its steps. */
  readonly next: readonly string[];
  readonly findings: readonly { readonly ruleId: string; readonly severity: string; readonly item: string }[];
  readonly predictions: readonly {
    readonly flow: string;
    readonly server: string;
    readonly outcome: string;
  }[];
  /** Ids of what is missing. */
  readonly gaps: readonly string[];
  /** Codes of what could not be read. */
  readonly issues: readonly string[];
  readonly steps: readonly {
    readonly server: string;
    readonly target: string;
    readonly cmdlet: string;
    /** Value after the step, by property. */
    readonly after: Readonly<Record<string, string>>;
  }[];
}

interface ExpectedShare {
  readonly failed: number;
  readonly total: number;
}
