import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Plan } from '@hybrid-mailflow/remediation';
import { reachesThreshold, type Threshold } from '@hybrid-mailflow/report';

/** The exit codes of every command: part of the contract, listed by `--help`. */
export const EXIT = {
  nothing: 0,
  something: 1,
  usage: 2,
  notRecognised: 3,
  refused: 4,
  ourFault: 70,
} as const;

/** What a diagnosis exits with: whether a finding is at or above the threshold, and whether anything was recognised. */
export function exitCodeOf(diagnosis: Diagnosis, failOn: Threshold): number {
  if (diagnosis.verdict === 'nothing-recognised') return EXIT.notRecognised;
  return reachesThreshold(diagnosis, failOn) ? EXIT.something : EXIT.nothing;
}

/** What a plan exits with under `--detailed-exitcode` (docs/decisions/011-exit-codes-of-plan.md). */
export function planExitCode({ steps, instructions }: Plan, verdict: Diagnosis['verdict']): number {
  if (verdict === 'nothing-recognised') return EXIT.notRecognised;
  if (steps.length + instructions.length > 0) return EXIT.something;
  return verdict === 'healthy' || verdict === 'not-transport-security' ? EXIT.nothing : EXIT.refused;
}
