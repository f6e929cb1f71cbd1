import { expect, it } from 'vitest';
import { parseDomainCapability } from '../normal-forms/domain-capability.js';
import { canonicalText, displayValue, type SettingValue } from './canonical-text.js';

const capability = (text: string) => {
  const parsed = parseDomainCapability(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
};

it.each<[SettingValue, SettingValue]>([
  [null, []],
  ['Mail.Contoso.com.', 'mail.contoso.com'],
  [
    ['b', 'A'],
    ['a', 'B', 'b'],
  ],
  [[capability('Mail.contoso.com:B,A')], [capability('mail.contoso.com:a,b')]],
])('%j means the same as %j', (one, other) => {
  expect(canonicalText(one)).toBe(canonicalText(other));
});

it.each<[SettingValue, string | readonly string[] | null]>([
  [null, null],
  [true, 'True'],
  [
    [capability('mail.protection.outlook.com:AcceptCloudServicesMail')],
    ['mail.protection.outlook.com:AcceptCloudServicesMail'],
  ],
])('%j is shown as %j', (value, shown) => {
  expect(displayValue(value)).toEqual(shown);
});
