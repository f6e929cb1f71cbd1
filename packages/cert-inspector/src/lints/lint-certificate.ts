import type { Certificate } from '../certificate.js';
import type { Lint, LintContext, LintOutcome, LintSeverity } from './define-lint.js';
import { LINTS } from './index.js';

/** One lint with what it says of a certificate; `severity` is that of the outcome. */
export interface LintResult {
  readonly lint: Lint;
  readonly severity: LintSeverity;
  readonly outcome: LintOutcome;
}

/**
 * What every lint says of a certificate.
 * @throws TypeError when `asOf` is no date.
 */
export function lintCertificate(certificate: Certificate, context: LintContext): LintResult[] {
  if (Number.isNaN(Date.parse(context.asOf))) {
    throw new TypeError(`asOf must be an ISO 8601 date, not ${context.asOf}`);
  }
  return LINTS.map((lint) => {
    const outcome = lint.evaluate(certificate, context);
    const severity = outcome.outcome === 'fail' ? (outcome.severity ?? lint.severity) : lint.severity;
    return { lint, severity, outcome };
  });
}
