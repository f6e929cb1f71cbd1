import type { Difference, ShownValue } from '@hybrid-mailflow/connector-model';
import type { Json } from '../../diagnosis.js';

/** What a difference tells, as arguments of a finding. */
export function differenceArguments(difference: Difference): Readonly<Record<string, Json>> {
  return {
    server: difference.server ?? null,
    connector: difference.object,
    kind: difference.kind,
    property: difference.setting ?? null,
    value: valueOf(difference.actual),
    expected: valueOf(difference.reference),
    weight: difference.weight,
  };
}

function valueOf(shown: ShownValue | undefined): Json {
  return shown?.value ?? null;
}
