import type { Origin } from '@hybrid-mailflow/evidence';

/**
 * One setting of an object, in normal form. `value: null` with state `set` is an empty setting;
 * `unknown` means that the export does not tell (absent, truncated or unreadable) and why.
 */
export type Setting<Value> =
  | { readonly state: 'set'; readonly value: Value; readonly origin: Origin }
  | {
      readonly state: 'unknown';
      readonly reason: 'absent' | 'truncated' | 'unreadable';
      readonly raw?: string;
      /** What could be read of it: the items left of a truncated list. */
      readonly visible?: Value;
      readonly origin: Origin;
    };

/** The value where it is known, else undefined. A known empty setting gives null. */
export function known<Value>(setting: Setting<Value>): Value | undefined {
  return setting.state === 'set' ? setting.value : undefined;
}

/** The items of a list that the export shows: all of them, or what is left of a list that was cut. */
export function visibleItems<Item>(setting: Setting<readonly Item[]>): readonly Item[] {
  return setting.state === 'set' ? setting.value : (setting.visible ?? []);
}
