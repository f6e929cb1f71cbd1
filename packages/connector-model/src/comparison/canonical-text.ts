import { formatBinding } from '../normal-forms/binding.js';
import type { AddressRange, Binding, DomainCapability, X509Identifier } from '../objects.js';

/** Every value a Setting of the model can hold. */
export type SettingValue =
  | string
  | number
  | boolean
  | null
  | X509Identifier
  | AddressRange
  | Binding
  | DomainCapability
  | readonly (string | AddressRange | Binding | DomainCapability)[];

/**
 * One text for all values that mean the same to Exchange: order and case of a list, the spelling of a range, an empty list
 * and null do not count. Equal texts are no difference.
 */
export function canonicalText(value: SettingValue): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value).trim().toLowerCase().replace(/\.$/, '');
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = textOf(value);
  texts.set(value, text);
  return text;
}

/** Values are never changed, and the same one stands in the settings of many objects. */
const texts = new WeakMap<object, string>();

function textOf(value: Extract<SettingValue, object>): string {
  if (isList(value)) return [...new Set(value.map(canonicalText))].sort().join('\n');
  if ('lo' in value) return `${value.family} ${value.lo}-${value.hi}`;
  if ('port' in value) return formatBinding(value);
  if ('capabilities' in value) {
    return `${value.domain.toLowerCase()}:${[...value.capabilities].sort().join(',').toLowerCase()}`;
  }
  const { raw, issuer, subject } = value;
  return (issuer === undefined || subject === undefined ? raw : `<I>${issuer}<S>${subject}`).toLowerCase();
}

/** The value as a person reads it: one text, or one per item. Null is an empty setting. */
export function displayValue(value: SettingValue): string | readonly string[] | null {
  if (value === null) return null;
  return isList(value) ? value.map(displayItem) : displayItem(value);
}

function displayItem(value: Exclude<SettingValue, null | readonly unknown[]>): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return String(value);
  if ('lo' in value) return value.text;
  if ('port' in value) return formatBinding(value);
  return value.raw;
}

function isList(value: SettingValue): value is Extract<SettingValue, readonly unknown[]> {
  return Array.isArray(value);
}
