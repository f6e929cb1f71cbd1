import type { Share } from '../diagnosis.js';
import type { CauseId } from './cause-catalogue.js';
import type { Ground } from './weighing/ground.js';
import type { View } from './weighing/view.js';

/** What the evidence says of a cause. */
export interface Assessment {
  /** One sentence: what is wrong, on which server, with which consequence. */
  readonly summary: string;
  /** Upper case; none where the fault is not on a server. */
  readonly servers: readonly string[];
  readonly grounds: readonly Ground[];
  /** The share of attempts that the settings make fail, where they tell. */
  readonly expected?: Share | null;
}

/** Explains findings and observations together. `assess` is pure; undefined where nothing points to the cause. */
export interface CauseDefinition {
  readonly id: CauseId;
  /** Words of the catalogue of codes by which failures of this cause are told. */
  readonly faults: readonly string[];
  /** Rules whose findings belong to the cause. */
  readonly rules: readonly string[];
  readonly assess: (view: View) => Assessment | undefined;
}

export function defineCause(definition: CauseDefinition): CauseDefinition {
  return Object.freeze(definition);
}
