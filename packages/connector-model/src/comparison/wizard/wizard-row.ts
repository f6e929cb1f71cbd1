import type { Origin } from '@hybrid-mailflow/evidence';
import type { SettingValue } from '../canonical-text.js';
import type { Weight } from '../difference.js';
import type { SettingName } from '../judges/judge.js';
import type { WizardContext } from './wizard-context.js';

type ValueOf<Held> = Held extends { readonly state: 'set'; readonly value: infer Value } ? Value : never;

/** What the wizard writes to one setting. Undefined in `expected`: the exports do not tell what it was told. */
export interface WizardRow<Object, Name extends SettingName<Object> = SettingName<Object>> {
  readonly key: Name;
  /** What a difference means; `judged`: it depends on the difference. */
  readonly weight: Weight | 'judged';
  /** Holds for a connector made by hand too: mail breaks without it. */
  readonly byHand?: boolean;
  readonly expected: (context: WizardContext, object: Object) => ValueOf<Object[Name]> | undefined;
  /** Where the expected value was read, for one that was. */
  readonly origin?: (context: WizardContext) => Origin | undefined;
  /** Whether a value other than the expected one does as well. */
  readonly holds?: (value: ValueOf<Object[Name]>, context: WizardContext, object: Object) => boolean;
}

/** A row of a table, its value no longer typed by its setting. */
export interface PlainRow {
  readonly key: string;
  readonly weight: Weight | 'judged';
  readonly byHand: boolean;
  readonly expected: (context: WizardContext, object: unknown) => SettingValue | undefined;
  readonly origin: (context: WizardContext) => Origin | undefined;
  readonly holds: (value: SettingValue, context: WizardContext, object: unknown) => boolean;
}

/** Types each row by its setting, then forgets the type: tables are walked without knowing it. */
export function rowsOf<Object>() {
  return <Name extends SettingName<Object>>({
    key,
    weight,
    byHand = false,
    expected,
    origin = () => undefined,
    holds = () => false,
  }: WizardRow<Object, Name>): PlainRow =>
    ({ key, weight, byHand, expected, origin, holds }) as unknown as PlainRow;
}

/** A value the wizard always writes. */
export function fixed<Value>(value: Value): () => Value {
  return () => value;
}
