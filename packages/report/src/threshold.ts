import type { Severity } from '@hybrid-mailflow/diagnosis';

/** The mildest finding that counts as a failure of a run, or `never`. */
export const THRESHOLDS = ['blocker', 'degraded', 'advice', 'never'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

const GRAVITY: Readonly<Record<Severity, number>> = { advice: 1, degraded: 2, blocker: 3 };

/** Whether findings, of a diagnosis or of lints, hold one at or above the threshold. */
export function reachesThreshold(
  { findings }: { readonly findings: readonly { readonly severity: Severity }[] },
  threshold: Threshold,
): boolean {
  if (threshold === 'never') return false;
  return findings.some(({ severity }) => GRAVITY[severity] >= GRAVITY[threshold]);
}
