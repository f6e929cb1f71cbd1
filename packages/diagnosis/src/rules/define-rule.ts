import type { Origin } from '@hybrid-mailflow/evidence';
import type { Confidence, Json, Severity } from '../diagnosis.js';
import type { GapId } from '../gaps/gap-catalogue.js';
import type { Situation } from '../situation.js';

/** A public page a rule rests on. */
export interface Citation {
  readonly title: string;
  readonly url: string;
}

export interface Failure {
  readonly outcome: 'fail';
  /** Where the rule's own severity does not fit this one. */
  readonly severity?: Severity;
  readonly confidence: Confidence;
  readonly summary: string;
  readonly primary: Origin;
  readonly related?: readonly { readonly origin: Origin; readonly text: string }[];
  readonly args: Readonly<Record<string, Json>>;
}

/**
 * What a rule says of one thing it looked at. `insufficient-evidence` names what would have been needed;
 * `not-applicable` means that there was nothing to judge.
 */
export type Outcome =
  | Failure
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'not-applicable' }
  | { readonly outcome: 'insufficient-evidence'; readonly missing: readonly GapId[] };

/** A pure judgement over the situation. One `fail` is one fault in the world. */
export interface Rule {
  /** Kebab-case, names the fault; the file and the docs page carry the same name. Never reused. */
  readonly id: string;
  /** One line: the fault. */
  readonly title: string;
  readonly severity: Severity;
  readonly cites: readonly [Citation, ...Citation[]];
  evaluate(situation: Situation): readonly Outcome[];
}

export function defineRule(rule: Rule): Rule {
  return Object.freeze(rule);
}
