import { diagnose, type Diagnosis } from '../../packages/diagnosis/src/index.js';
import { type Plan, planRemediation } from '../../packages/remediation/src/index.js';
import { Chance } from '../cases/chance.js';
import { CASES } from '../cases/registry.js';
import { LAB_CAUSES } from '../lab/causes/index.js';
import type { LabCause } from '../lab/damage.js';
import { generate, itemsOf } from '../lab/generate.js';
import { caseEvidence } from '../testing/src/index.js';

export interface Planned {
  readonly name: string;
  readonly diagnosis: Diagnosis;
  readonly plan: Plan;
}

const AS_OF = '2026-11-24T00:00:00.000Z';
const SEEDS = [11, 12] as const;

/**
 * Every plan the tests can produce: of the cases, of laboratory organizations with one cause, with the causes of two, and
 * healthy ones, each from two seeds.
 */
export async function everyPlan(): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  const add = async (name: string, items: Parameters<typeof diagnose>[0], asOf = AS_OF) => {
    const diagnosis = await diagnose(items, { asOf });
    planned.push({ name, diagnosis, plan: planRemediation(diagnosis) });
  };
  for (const { slug, expected } of CASES) await add(slug, caseEvidence(slug), expected.asOf);
  for (const seed of SEEDS) {
    for (const cause of [...LAB_CAUSES, null])
      await add(`${cause?.id ?? 'healthy'} ${seed}`, itemsOf(generate(cause, seed), seed));
    for (const [first, second] of pairs())
      await add(`${first.id} and ${second.id} ${seed}`, itemsOf(withBoth(first, second, seed), seed));
  }
  return planned;
}

/** Pairs whose repairs lie on both sides. */
const BOTH_SIDES = [
  ['cloud-capability-missing', 'tls-domain-wrong'],
  ['tls-certificate-name-stale', 'sender-certificate-name-mismatch'],
  ['server-without-tls-certificate-name', 'sender-certificate-name-too-broad'],
] as const;

/** Each cause with another far away in the list that needs no organization of its own kind, and those of both sides. */
function pairs(): readonly (readonly [LabCause, LabCause])[] {
  const plain = LAB_CAUSES.filter(({ wanted }) => wanted === undefined);
  const byId = (id: string) => LAB_CAUSES.filter((cause) => cause.id === id);
  const chosen = BOTH_SIDES.flatMap(([first, second]) =>
    byId(first).flatMap((one) => byId(second).map((other) => [one, other] as const)),
  );
  const far = LAB_CAUSES.flatMap((first, at) => {
    const second = plain[(at * 7 + 3) % plain.length];
    return second === undefined || second === first ? [] : [[first, second] as const];
  });
  return [...far, ...chosen];
}

function withBoth(first: LabCause, second: LabCause, seed: number) {
  const organization = generate(first, seed);
  second.damage(organization, new Chance(seed + 1));
  return organization;
}
