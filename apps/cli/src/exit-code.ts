import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import { reachesThreshold, type Threshold } from '@hybrid-mailflow/report';

/** The exit codes of every command: part of the contract, listed by `--help`. */
export const EXIT = {
  nothing: 0,
  something: 1,
  usage: 2,
  notRecognised: 3,
  ourFault: 70,
} as const;

/** What a diagnosis exits with: whether a finding is at or above the threshold, and whether anything was recognised. */
export function exitCodeOf(diagnosis: Diagnosis, failOn: Threshold): number {
  if (diagnosis.verdict === 'nothing-recognised') return EXIT.notRecognised;
  return reachesThreshold(diagnosis, failOn) ? EXIT.something : EXIT.nothing;
}
