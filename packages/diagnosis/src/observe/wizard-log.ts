import type { WizardLogValue } from '@hybrid-mailflow/connector-model';
import type { Fact } from '@hybrid-mailflow/trace-parser';

/** What logs of the Hybrid Configuration Wizard say it expected. */
export function wizardLogOf(facts: readonly Fact[]): readonly WizardLogValue[] {
  return facts.flatMap((fact) => {
    if (fact.kind !== 'hcw-entry' || fact.what !== 'comparison') return [];
    const { object, property, expected, origin } = fact;
    if (object === undefined || property === undefined || expected === undefined) return [];
    return [{ object, property, expected, origin }];
  });
}
