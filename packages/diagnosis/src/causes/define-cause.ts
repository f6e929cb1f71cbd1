import type { Finding, Observed, Share } from '../diagnosis.js';
import type { Situation } from '../situation.js';
import type { CauseId } from './cause-catalogue.js';
import type { Ground } from './ground.js';

/** A cause that may hold, with everything that speaks for and against it. */
export interface Assessment {
  readonly summary: string;
  readonly servers: readonly string[];
  readonly grounds: readonly Ground[];
  readonly findings: readonly Finding[];
  readonly observed: Observed | null;
  readonly expected: Share | null;
}

export interface CauseInput {
  readonly situation: Situation;
  readonly findings: readonly Finding[];
}

/** Explains findings and observations together. `assess` is pure; undefined where nothing points to the cause. */
export interface CauseDefinition {
  readonly id: CauseId;
  readonly assess: (input: CauseInput) => Assessment | undefined;
}

export function defineCause(definition: CauseDefinition): CauseDefinition {
  return Object.freeze(definition);
}
