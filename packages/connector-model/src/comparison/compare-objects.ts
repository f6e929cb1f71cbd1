import type { ConfigurationObject } from '../objects.js';
import { known, type Setting } from '../setting.js';
import { canonicalText, displayValue, type SettingValue } from './canonical-text.js';
import type { Difference, NotCompared, ShownValue } from './difference.js';
import { cardsOf, type SettingCard } from './judges/cards.js';
import { judgeSetting, type Pair } from './judges/judge-setting.js';

export interface ObjectComparison {
  readonly differences: readonly Difference[];
  readonly notCompared: readonly NotCompared[];
  readonly compared: number;
}

/** Compares two exports of one object, the first being what the second is held against. */
export function compareObjects(pair: Pair): ObjectComparison {
  const differences: Difference[] = [];
  const unknown = new UnknownSettings();
  let compared = 0;
  for (const card of cardsOf(pair.to.kind)) {
    const [from, to] = [settingOf(pair.from, card), settingOf(pair.to, card)];
    if (from?.state !== 'set' || to?.state !== 'set') {
      if (from?.state === 'set') unknown.add(card, to, pair.to);
      else if (to?.state === 'set') unknown.add(card, from, pair.to);
      continue;
    }
    compared++;
    if (meanTheSame(from.value, to.value)) continue;
    differences.push({
      ...judgeSetting(card, from.value, to.value, pair),
      ...nameOf(pair.to),
      change: 'changed',
      setting: card.name,
      reference: shown(from),
      actual: shown(to),
    });
  }
  return { differences, notCompared: unknown.found(), compared };
}

/** As equal canonical texts, without making them where the value is the very same. */
function meanTheSame(one: SettingValue, other: SettingValue): boolean {
  return one === other || canonicalText(one) === canonicalText(other);
}

/** Gathers settings that one export tells and the other does not, an entry for each object and reason. */
export class UnknownSettings {
  readonly #entries = new Map<string, NotCompared & { readonly settings: string[] }>();

  /** Adds a setting of the object that an export does not tell; one that is known is passed over. */
  add(card: SettingCard, missing: Setting<SettingValue> | undefined, object: ConfigurationObject): void {
    if (missing?.state !== 'unknown') return;
    const { reason, origin } = missing;
    const name = nameOf(object);
    const key = `${name.kind} ${name.object} ${reason} ${origin.item}`;
    const entry = this.#entries.get(key);
    if (entry) entry.settings.push(card.name);
    else this.#entries.set(key, { ...name, reason, settings: [card.name], origin });
  }

  found(): readonly NotCompared[] {
    return [...this.#entries.values()];
  }
}

/** How a difference names an object. */
export function nameOf(object: ConfigurationObject): Pick<Difference, 'kind' | 'object' | 'server'> {
  const { kind } = object;
  if (object.kind === 'ExchangeCertificate') {
    const { server, thumbprint, subject } = object;
    const name = known(thumbprint) ?? known(subject) ?? 'a certificate';
    return { kind, object: name, ...(server === undefined ? {} : { server }) };
  }
  if (object.kind === 'ReceiveConnector') return { kind, object: object.identity, server: object.server };
  if (object.kind === 'TransportService' || object.kind === 'ExchangeServer')
    return { kind, object: object.name, server: object.name.toUpperCase() };
  return { kind, object: object.name };
}

export function shown({ value, origin }: Extract<Setting<SettingValue>, { state: 'set' }>): ShownValue {
  return { value: displayValue(value), origin };
}

/** The setting a card is about. */
export function settingOf(object: ConfigurationObject, card: SettingCard): Setting<SettingValue> | undefined {
  const held = (object as unknown as Readonly<Record<string, Setting<SettingValue> | undefined>>)[card.key];
  return held;
}
