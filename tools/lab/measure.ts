import { type CauseId, diagnose } from '../../packages/diagnosis/src/index.js';
import { LAB_CAUSES } from './causes/index.js';
import { generate, itemsOf } from './generate.js';
import { shapeOf, type Shape } from './shape.js';

/** The date everything is judged at. */
export const AS_OF = '2026-11-24T00:00:00.000Z';

export interface Measured {
  readonly seed: number;
  readonly shape: Shape;
  /** What was done to the organization; `healthy` for nothing. */
  readonly truth: CauseId | 'healthy';
  /** What stands first; `healthy` when nothing is named. */
  readonly first: string;
  /** Rules above advice that find something, other than that the version is too old. */
  readonly alarms: readonly string[];
  /** Place of the truth among the causes named, from 1; 0 when it is not named. */
  readonly place: number;
  /** Causes said to be certain that are not the truth. */
  readonly wronglyCertain: readonly string[];
}

/** Diagnoses `each` organizations of every cause and as many healthy ones as `healthy` says. */
export async function measure(seed: number, each: number, healthy: number): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  for (const [at, cause] of LAB_CAUSES.entries())
    for (let run = 0; run < each; run++) measured.push(await measureOne(cause, seed + at * 1_000 + run));
  for (let run = 0; run < healthy; run++) measured.push(await measureOne(null, seed + 900_000 + run));
  return measured;
}

async function measureOne(cause: (typeof LAB_CAUSES)[number] | null, seed: number): Promise<Measured> {
  const organization = generate(cause, seed);
  const { causes, findings } = await diagnose(itemsOf(organization, seed), { asOf: AS_OF });
  const truth = cause?.id ?? 'healthy';
  return {
    seed,
    shape: shapeOf(organization, seed),
    truth,
    first: causes[0]?.id ?? 'healthy',
    alarms: findings
      .filter(({ severity, ruleId }) => severity !== 'advice' && ruleId !== 'exchange-build-refused')
      .map(({ ruleId }) => ruleId),
    place: causes.findIndex(({ id }) => id === truth) + 1,
    wronglyCertain: causes
      .filter(({ id, confidence }) => confidence === 'certain' && id !== truth)
      .map(({ id }) => id),
  };
}
