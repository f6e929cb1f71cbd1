import type { Confidence, Finding, Share } from '../../diagnosis.js';
import type { FaultObservation } from '../../observe/observations.js';
import type { CauseId } from '../cause-catalogue.js';
import type { Ground } from './ground.js';

/** A cause with what speaks for and against it, summed up. */
export interface Weighed {
  readonly id: CauseId;
  readonly summary: string;
  readonly servers: readonly string[];
  readonly grounds: readonly Ground[];
  readonly findings: readonly Finding[];
  /** The fault it explains. */
  readonly fault: FaultObservation | undefined;
  readonly expected: Share | null;
  readonly score: number;
  readonly confidence: Confidence;
}

/** Proven as far as it can be: what it explains needs no other explanation. */
export function isSettled({ confidence }: Pick<Weighed, 'confidence'>): boolean {
  return confidence === 'certain' || confidence === 'high';
}
