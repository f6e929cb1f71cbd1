import type { Finding } from '@hybrid-mailflow/diagnosis';
import type { Origin } from '@hybrid-mailflow/evidence';
import type { SettingChange } from './answer.js';
import { keptBy, readTarget, type Target, TARGETS } from './data/targets.js';
import type { Argument, Condition, Refusal, Stage, Step } from './plan.js';

/** A wanted change and the finding that asks for it. */
export interface WantedChange {
  readonly change: SettingChange;
  readonly finding: Finding;
}

/** The order of a repair (see `Stage`). */
const STAGES: readonly Stage[] = [
  'network',
  'certificate',
  'services',
  'onprem-connectors',
  'hybrid-configuration',
  'exchange-online',
  'restart',
  'verify',
  'retire',
];

/**
 * Makes one step per object out of the wanted changes, in the order to run them. The same change wanted twice is one
 * change; two different values for one property are refused, both.
 */
export function stepsOf(wanted: readonly WantedChange[]): { steps: Step[]; refusals: Refusal[] } {
  const refusals: Refusal[] = [];
  const groups = [...groupBy(wanted, ({ change }) => keyOf(change.target)).values()];
  const steps = groups
    .map((group) => ({ all: group, group: withoutConflicts(group, refusals) }))
    .flatMap((found) => found.group.slice(0, 1).map(({ change }) => ({ ...found, target: change.target })))
    .sort((a, b) => compareTargets(a.target, b.target))
    .map(({ group, all, target }, index) => {
      const findings = isEnough(all) ? all : group;
      return stepOf(`step-${String(index + 1).padStart(2, '0')}`, target, group, findings);
    });
  return { steps, refusals };
}

export function compareStages(a: Stage, b: Stage): number {
  return STAGES.indexOf(a) - STAGES.indexOf(b);
}

function compareTargets(a: Target, b: Target): number {
  const byStage = compareStages(TARGETS[a.kind].stage, TARGETS[b.kind].stage);
  return byStage === 0 ? compareText(keyOf(a), keyOf(b)) : byStage;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Exchange compares identities without case. */
function keyOf(target: Target): string {
  return [target.kind, target.server ?? '', target.identity].join('\n').toLowerCase();
}

/** Two servers may compute the same name from different certificates; it is the name that is set. */
function meaningOf(value: Argument): string {
  return value.kind === 'tls-certificate-name' && value.expected !== null
    ? value.expected
    : JSON.stringify(value);
}

/** One change makes the others of the object needless, and answers their findings as well. */
function isEnough(group: readonly WantedChange[]): boolean {
  return group.some(({ change }) => change.enough === true);
}

function withoutConflicts(group: readonly WantedChange[], refusals: Refusal[]): WantedChange[] {
  const needed = isEnough(group) ? group.filter(({ change }) => change.enough === true) : group;
  return [...groupBy(needed, ({ change }) => change.property).values()].flatMap((same) => {
    const values = new Set(
      same.map(({ change }) => `${meaningOf(change.before)}\n${meaningOf(change.after)}`),
    );
    if (values.size === 1) return same;
    const [first] = same;
    refusals.push({
      code: 'STEPS_CONFLICT',
      text: `The findings ask for different values of ${first?.change.property ?? ''} on ${first?.change.target.identity ?? ''}. None is set; a person has to decide.`,
      causes: [],
      findings: same.map(({ finding }) => finding.id),
    });
    return [];
  });
}

function stepOf(
  id: string,
  target: Target,
  group: readonly WantedChange[],
  findings: readonly WantedChange[],
): Step {
  const facts = TARGETS[target.kind];
  const byProperty = [...groupBy(group, ({ change }) => change.property).values()].flatMap((same) =>
    same.slice(0, 1),
  );
  const before = byProperty.map(({ change }): Condition => ({
    property: change.property,
    value: change.before,
  }));
  const after = byProperty.map(({ change }): Condition => ({
    property: change.property,
    value: change.after,
  }));
  const named = facts.name(target);
  const given =
    facts.onlyAdds === undefined
      ? after
      : after.map(({ property, value }, at) => ({ property, value: added(before[at]?.value, value) }));
  return {
    id,
    stage: facts.stage,
    shell: facts.shell,
    server: target.server,
    target: target.identity,
    title: titleOf(target, after, given),
    read: readTarget(target),
    change: { cmdlet: facts.change, parameters: { ...named, ...parametersOf(given) } },
    before,
    after,
    keeps: keptBy(target),
    rollback:
      facts.onlyAdds === undefined
        ? { cmdlet: facts.change, parameters: { ...named, ...parametersOf(before) } }
        : null,
    cannotBeUndone: facts.onlyAdds ?? null,
    disposition: facts.onlyAdds === undefined ? 'reversible' : 'disruptive',
    effort: 'minutes',
    effect: unique(byProperty.map(({ change }) => change.effect)).join(' '),
    answers: unique(findings.map(({ finding }) => finding.id)),
    evidence: originsOf(findings),
  };
}

function titleOf(
  { kind, server, identity }: Target,
  after: readonly Condition[],
  given: readonly Condition[],
): string {
  if (kind !== 'ExchangeCertificate')
    return `Set ${listed(after.map(({ property }) => property))} of ${identity}`;
  const services = given.flatMap(({ value }) => (value.kind === 'text-list' ? value.value : []));
  return `Enable the certificate ${identity} on ${server ?? ''} for ${listed(services)}`;
}

/** What a list has that it had not. */
function added(before: Argument | undefined, after: Argument): Argument {
  if (after.kind !== 'text-list') return after;
  const had = before?.kind === 'text-list' ? before.value : [];
  return { kind: 'text-list', value: after.value.filter((item) => !had.includes(item)) };
}

function parametersOf(conditions: readonly Condition[]): Record<string, Argument> {
  return Object.fromEntries(conditions.map(({ property, value }) => [property, value]));
}

function originsOf(group: readonly WantedChange[]): Origin[] {
  const origins = group.map(({ finding }) => finding.primary);
  return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.slice(-1).join('')}`;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

function groupBy<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
