import type { Origin } from '@hybrid-mailflow/evidence';
import type { ExportRecord, Property } from '@hybrid-mailflow/powershell-export';
import { objectKey } from '../../merge/object-key.js';
import type { ConfigurationObject, Organization } from '../../objects.js';
import { toOrganization } from '../../to-organization.js';
import { objectsOf } from '../objects-of.js';

/** One setting that a log of the Hybrid Configuration Wizard compares, from its tables of Expected and Actual. */
export interface WizardLogValue {
  /** The object as the log names it, such as `EX01\Default Frontend EX01`. */
  readonly object: string;
  /** As the cmdlet spells it. */
  readonly property: string;
  /** What the wizard wanted to find, as printed. */
  readonly expected: string;
  readonly origin: Origin;
}

/**
 * What the wizard expected of the objects of an organization, as its log tells, by the keys of the objects. Values are read
 * like those of an export; a later row for the same setting counts. Rows about objects that were not exported are passed over.
 */
export function expectedByLog(
  organization: Organization,
  values: readonly WizardLogValue[],
): ReadonlyMap<string, ConfigurationObject> {
  const byName = new Map<string, ConfigurationObject>();
  for (const object of objectsOf(organization)) {
    if (!('identity' in object)) continue;
    for (const name of [object.name, object.identity]) byName.set(name.toLowerCase(), object);
  }
  const properties = new Map<ConfigurationObject, Map<string, Property>>();
  for (const { object: name, property, expected, origin } of values) {
    const object = byName.get(name.trim().toLowerCase());
    if (!object) continue;
    const found = properties.get(object) ?? new Map<string, Property>();
    properties.set(object, found);
    found.set(property, toProperty(expected, origin));
  }
  const records = [...properties].map(([object, found]) => toRecord(object, found));
  const { organization: expected } = toOrganization(records);
  return new Map(
    objectsOf(expected).flatMap((object) => {
      const key = objectKey(object);
      return key === undefined ? [] : [[key, object] as const];
    }),
  );
}

function toProperty(text: string, origin: Origin): Property {
  const value = text.trim();
  return /^(?:\{\s*\}|\$?null|<null>)?$/i.test(value)
    ? { state: 'empty', origin }
    : { state: 'value', value, origin };
}

function toRecord(object: ConfigurationObject, properties: Map<string, Property>): ExportRecord {
  const { origin } = object;
  const identity = 'identity' in object ? object.identity : '';
  const name: Property = { state: 'value', value: identity, origin };
  return {
    format: 'format-list',
    typeNames: [object.kind],
    properties: new Map([['Identity', name], ...properties]),
    origin,
  };
}
