import { checkCapability } from '../../normal-forms/domain-capability.js';
import type { Setting } from '../../setting.js';
import type { Weight } from '../difference.js';
import type { SettingValue } from '../canonical-text.js';

export interface Judgement {
  readonly weight: Weight;
  /** One sentence, true in either direction: what the setting does to mail. */
  readonly text: string;
}

/** What it means that a setting is `to` where the other object has `from`. Never asked about equal values. */
export type Judge<Value, Object> = (
  from: Value,
  to: Value,
  objects: { readonly from: Object; readonly to: Object },
) => Judgement;

/** The names of an object's settings. */
export type SettingName<Object> = {
  [Name in keyof Object]: Object[Name] extends Setting<SettingValue> ? Name : never;
}[keyof Object];

type ValueOf<Held> = Held extends { readonly state: 'set'; readonly value: infer Value } ? Value : never;

interface Card<Value, Object> {
  /** As the cmdlet spells it. */
  readonly name: string;
  readonly judge: Judge<Value, Object>;
}

/** A card for every setting of a kind of object: the compiler holds it complete. */
export type Cards<Object> = {
  readonly [Name in Exclude<SettingName<Object>, 'whenChanged'>]: Card<ValueOf<Object[Name]>, Object>;
};

export function breaking(text: string): Judgement {
  return { weight: 'breaking', text };
}

export function risky(text: string): Judgement {
  return { weight: 'risky', text };
}

export function harmless(text: string): Judgement {
  return { weight: 'harmless', text };
}

/** The same judgement for every difference. */
export function always(name: string, judgement: Judgement) {
  return { name, judge: () => judgement };
}

/** A switch: what it means when it is turned to `value`; the other way is harmless, in the same words. */
export function turned(name: string, value: boolean, judgement: Judgement) {
  return {
    name,
    judge: (_from: boolean, to: boolean): Judgement => (to === value ? judgement : harmless(judgement.text)),
  };
}

/** A limit: what a lower one means; a higher one is harmless. */
export function lowered(name: string, judgement: Judgement) {
  const amount = (value: number | 'Unlimited' | null) =>
    value === 'Unlimited' || value === null ? Infinity : value;
  return {
    name,
    judge: (from: number | 'Unlimited' | null, to: number | 'Unlimited' | null): Judgement =>
      amount(to) < amount(from) ? judgement : harmless(judgement.text),
  };
}

interface Items {
  readonly lost?: Readonly<Record<string, Judgement>>;
  readonly gained?: Readonly<Record<string, Judgement>>;
  readonly otherwise: Judgement;
}

/** A set of flags: what losing or gaining one of them means; the first that applies counts. */
export function flags(name: string, { lost = {}, gained = {}, otherwise }: Items) {
  return {
    name,
    judge: (from: readonly string[], to: readonly string[]): Judgement => {
      const left = Object.entries(lost).find(([flag]) => has(from, flag) && !has(to, flag));
      const come = Object.entries(gained).find(([flag]) => !has(from, flag) && has(to, flag));
      return left?.[1] ?? come?.[1] ?? otherwise;
    },
  };
}

/** A list: losing an item, else gaining one. */
export function list(name: string, lost: Judgement, gained: Judgement) {
  return {
    name,
    judge: (from: readonly string[], to: readonly string[]): Judgement =>
      from.some((item) => !has(to, item)) ? lost : gained,
  };
}

export function has(items: readonly string[], item: string): boolean {
  const wanted = item.toLowerCase();
  return items.some((one) => one.toLowerCase() === wanted);
}

/** The first capability that Exchange does not know. */
export function misspelled(capabilities: readonly string[]): string | undefined {
  return capabilities.find((capability) => !checkCapability(capability).known);
}
