import type { Origin } from '@hybrid-mailflow/evidence';
import type { Observations } from '../observe/observations.js';

/** The name Exchange Online said it expects, from the newer wording of the error (§E.2.8). */
export function expectedSubject(observations: Observations): { name: string; origin: Origin } | undefined {
  for (const { expectedSubjects, origins } of observations.faults) {
    const [name] = expectedSubjects;
    const [origin] = origins;
    if (name !== undefined && origin) return { name, origin };
  }
  return undefined;
}
