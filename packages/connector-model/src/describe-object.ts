import type { Origin } from '@hybrid-mailflow/evidence';
import { nameOf, settingOf, shown } from './comparison/compare-objects.js';
import { cardsOf } from './comparison/judges/cards.js';
import type { ShownValue } from './comparison/difference.js';
import type { ObjectKind } from './kinds/object-kind.js';
import type { ConfigurationObject } from './objects.js';

/** An object as plain data: every setting the export tells, as a person reads it, and the names of those it does not. */
export interface DescribedObject {
  readonly kind: ObjectKind;
  /** Identity or name; the thumbprint of a certificate. */
  readonly object: string;
  readonly server?: string;
  readonly origin: Origin;
  /** By property, as the cmdlet spells it. */
  readonly settings: Readonly<Record<string, ShownValue>>;
  /** Properties the export leaves out, cuts off or failed to read. */
  readonly unknown: readonly string[];
}

/** Describes an object of the model as a JSON value. */
export function describeObject(object: ConfigurationObject): DescribedObject {
  const settings: Record<string, ShownValue> = {};
  const unknown: string[] = [];
  for (const card of cardsOf(object.kind)) {
    const setting = settingOf(object, card);
    if (setting?.state === 'set') settings[card.name] = shown(setting);
    else unknown.push(card.name);
  }
  return { ...nameOf(object), origin: object.origin, settings, unknown };
}
