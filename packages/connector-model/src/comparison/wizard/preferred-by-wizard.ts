import type { ConfigurationObject } from '../../objects.js';
import { canonicalText } from '../canonical-text.js';
import { settingOf } from '../compare-objects.js';
import { cardsOf } from '../judges/cards.js';
import { RECEIVE_TABLE } from './tables.js';
import { isDefaultFrontend, type WizardContext } from './wizard-context.js';

/** Whether the wizard would write that value to a Default Frontend: what settles which of two servers is the odd one. */
export function preferredByWizard(context: WizardContext, object: ConfigurationObject, key: string): boolean {
  if (object.kind !== 'ReceiveConnector' || !isDefaultFrontend(object)) return false;
  const row = RECEIVE_TABLE.find((one) => one.key === key);
  const card = cardsOf(object.kind).find((one) => one.key === key);
  const setting = card && settingOf(object, card);
  if (!row || setting?.state !== 'set') return false;
  const expected = row.expected(context, object);
  if (expected === undefined) return false;
  return (
    canonicalText(expected) === canonicalText(setting.value) || row.holds(setting.value, context, object)
  );
}
