import type { CauseId } from '../../packages/diagnosis/src/index.js';
import { LAB_CAUSES } from '../lab/causes/index.js';
import { evidenceOf, type EvidenceOptions } from '../lab/evidence.js';
import { healthyOrganization, type Wanted } from '../lab/healthy.js';
import type { Case, Expected } from './case.js';
import { Chance } from './chance.js';

/** A case that the laboratory makes: an organization that was well until a moment, and what then became of it. */
export interface LabCase {
  readonly slug: string;
  readonly readme: string;
  readonly cause: CauseId;
  readonly seed: number;
  readonly wanted: Wanted;
  /** ISO 8601; absent where the fault is as old as the trace. */
  readonly began?: string;
  readonly form: NonNullable<EvidenceOptions['form']>;
  /** What must come out, judged by hand. */
  readonly expected: Omit<Expected, 'asOf' | 'verdict'>;
}

export function labCase({ slug, readme, cause, seed, wanted, began, form, expected }: LabCase): Case {
  const organization = healthyOrganization(new Chance(seed), wanted);
  const before = healthyOrganization(new Chance(seed), wanted);
  LAB_CAUSES.find(({ id }) => id === cause)?.damage(organization, new Chance(seed));
  const evidence = evidenceOf(organization, seed, {
    form,
    hours: 4,
    attempts: 36,
    ...(began === undefined ? {} : { before: { organization: before, until: began } }),
  });
  return {
    slug,
    readme,
    evidence: Object.fromEntries(evidence),
    expected: { asOf: '2026-11-24T00:00:00.000Z', verdict: 'causes-found', ...expected },
  };
}
