import type { Issue } from '@hybrid-mailflow/evidence';
import { canonicalText, type SettingValue } from '../comparison/canonical-text.js';
import type { ModelIssueCode } from '../issue-codes.js';
import type { ConfigurationObject } from '../objects.js';
import { known, type Setting } from '../setting.js';
import { objectKey } from './object-key.js';

/** When an evidence item was taken, ISO 8601, where that is known. */
export type TakenAt = (item: string) => string | undefined;

/**
 * Makes one object of all exports of it: the latest wins, by WhenChanged, else by when the exports were taken, else by order.
 * What the latest does not tell is taken from the one before. Settings that differ are reported.
 */
export function mergeExports(
  objects: readonly ConfigurationObject[],
  takenAt: TakenAt,
  issues: Issue<ModelIssueCode>[],
): readonly ConfigurationObject[] {
  const merged = new Map<string | symbol, ConfigurationObject>();
  for (const object of objects) {
    const key = objectKey(object) ?? Symbol();
    const earlier = merged.get(key);
    merged.set(key, earlier ? mergeTwo(earlier, object, takenAt, issues) : object);
  }
  return [...merged.values()];
}

function mergeTwo(
  first: ConfigurationObject,
  second: ConfigurationObject,
  takenAt: TakenAt,
  issues: Issue<ModelIssueCode>[],
): ConfigurationObject {
  const order = compareAges(first, second, takenAt);
  const [winner, loser] = order > 0 ? [first, second] : [second, first];
  const differing = differingSettings(winner, loser);
  if (differing.length > 0) issues.push(report(winner, loser, differing, order !== 0));
  return { ...winner, ...settingsFrom(loser, winner), records: [...winner.records, ...loser.records] };
}

/** Above 0 when the first is the later one, 0 when nothing tells. */
function compareAges(first: ConfigurationObject, second: ConfigurationObject, takenAt: TakenAt): number {
  const changed = compareTimes(whenChanged(first), whenChanged(second));
  return changed === 0 ? compareTimes(takenAt(first.origin.item), takenAt(second.origin.item)) : changed;
}

function whenChanged(object: ConfigurationObject): string | undefined {
  return 'whenChanged' in object ? (known(object.whenChanged) ?? undefined) : undefined;
}

/** Times as printed in some locale are not ordered: 11/1 may be January or November. */
function compareTimes(first: string | undefined, second: string | undefined): number {
  const [one, other] = [first, second].map((time) =>
    time && /^\d{4}-\d\d-\d\d/.test(time) ? Date.parse(time) : NaN,
  );
  if (one === undefined || other === undefined || Number.isNaN(one) || Number.isNaN(other)) return 0;
  return one - other;
}

function differingSettings(winner: ConfigurationObject, loser: ConfigurationObject): readonly string[] {
  const settings = settingsOf(loser);
  return [...settingsOf(winner)]
    .filter(([name, setting]) => {
      const other = settings.get(name);
      if (name === 'whenChanged' || setting.state !== 'set' || other?.state !== 'set') return false;
      return canonicalText(setting.value) !== canonicalText(other.value);
    })
    .map(([name]) => name);
}

function report(
  winner: ConfigurationObject,
  loser: ConfigurationObject,
  differing: readonly string[],
  ordered: boolean,
): Issue<ModelIssueCode> {
  const name = 'identity' in winner ? winner.identity : (known(winner.thumbprint) ?? '');
  const what = `${winner.kind} ${name} differs between ${loser.origin.item} and ${winner.origin.item} in ${differing.join(', ')}`;
  return ordered
    ? {
        code: 'SUPERSEDED_EXPORT',
        severity: 'info',
        text: `${what}; the later one counts.`,
        origin: loser.origin,
      }
    : {
        code: 'CONFLICTING_EXPORTS',
        severity: 'warning',
        text: `${what}; nothing tells which is later, so the one given last counts.`,
        origin: loser.origin,
        doubts: { records: [...winner.records, ...loser.records].map(({ origin }) => origin) },
      };
}

/** Settings the winner does not tell and the loser does. */
function settingsFrom(
  loser: ConfigurationObject,
  winner: ConfigurationObject,
): Readonly<Record<string, unknown>> {
  const own = settingsOf(winner);
  return Object.fromEntries(
    [...settingsOf(loser)].filter(
      ([name, setting]) => setting.state === 'set' && own.get(name)?.state === 'unknown',
    ),
  );
}

function settingsOf(object: ConfigurationObject): ReadonlyMap<string, Setting<SettingValue>> {
  const settings = new Map<string, Setting<SettingValue>>();
  for (const [name, value] of Object.entries(object)) if (isSetting(value)) settings.set(name, value);
  return settings;
}

function isSetting(value: unknown): value is Setting<SettingValue> {
  return typeof value === 'object' && value !== null && 'state' in value && 'origin' in value;
}
