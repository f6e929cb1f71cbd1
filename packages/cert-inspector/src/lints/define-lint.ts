import type { Certificate } from '../certificate.js';
import type { Confidence } from '../confidence.js';

/** A public page a lint rests on. */
export interface Citation {
  readonly title: string;
  readonly url: string;
}

/** `blocker` stops mail; `degraded`: mail flows, but not as it should, or not for long; `advice` is worth knowing. */
export type LintSeverity = 'blocker' | 'degraded' | 'advice';

/** What is known beside the certificate itself. */
export interface LintContext {
  /** ISO 8601: dates are judged at this moment. */
  readonly asOf: string;
  /** The name that peers expect, such as TlsDomain of the OutboundConnector. */
  readonly name?: string;
  /** The other certificates of the same store or file. */
  readonly others?: readonly Certificate[];
}

/** What a lint says; `not-applicable` and `insufficient-evidence` say why. */
export type LintOutcome =
  | { readonly outcome: 'pass' }
  | { readonly outcome: 'not-applicable'; readonly reason: string }
  | { readonly outcome: 'insufficient-evidence'; readonly reason: string }
  | {
      readonly outcome: 'fail';
      /** Where the lint's own severity does not fit. */
      readonly severity?: LintSeverity;
      readonly confidence: Confidence;
      readonly summary: string;
    };

/** A pure judgement over one certificate. */
export interface Lint {
  /** Kebab-case, names the fault; file, page and test carry the same name. */
  readonly id: string;
  readonly title: string;
  readonly severity: LintSeverity;
  readonly cites: readonly [Citation, ...Citation[]];
  /** The day or month its subject came or comes into force, ISO 8601; absent where there is none. */
  readonly effectiveFrom?: string;
  evaluate(certificate: Certificate, context: LintContext): LintOutcome;
}

export function defineLint(lint: Lint): Lint {
  return Object.freeze(lint);
}

export const PASS: LintOutcome = { outcome: 'pass' };

export function notApplicable(reason: string): LintOutcome {
  return { outcome: 'not-applicable', reason };
}

export function insufficientEvidence(reason: string): LintOutcome {
  return { outcome: 'insufficient-evidence', reason };
}

/** A certification authority: servers do not serve its certificate, so what is asked of theirs is not asked of it. */
export function isAuthority({ basicConstraints }: Certificate): boolean {
  return basicConstraints?.ca === true;
}

export const OF_AN_AUTHORITY = notApplicable('it is the certificate of a certification authority');
