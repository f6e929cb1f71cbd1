import type { Argument, Condition, Kept, Step } from '../plan.js';
import { quote } from './quote.js';
import { renderCommand, renderValue } from './render-command.js';

/** What a script does with its steps: look at them, change them, or take the changes back. */
export type Way = 'look' | 'change' | 'restore';

/** The steps of one script as a PowerShell array of hashtables: everything that differs from plan to plan. */
export function stepTable(steps: readonly Step[], way: Way): string {
  return ['$steps = @(', ...steps.map((step) => indent(stepEntry(step, way))), ')'].join('\n');
}

function stepEntry(step: Step, way: Way): string {
  return [
    '@{',
    `    Id       = ${quote(step.id)}`,
    `    Title    = ${quote(step.title)}`,
    `    Target   = ${quote(step.target)}`,
    `    Read     = { ${renderCommand(step.read)} -ErrorAction Stop }`,
    ...(way === 'look' ? [] : changeEntries(step, way)),
    '    Settings = @(',
    ...step.after.map((condition, index) => `        ${settingEntry(step.before[index], condition, way)}`),
    '    )',
    '}',
  ].join('\n');
}

function changeEntries(step: Step, way: Way): string[] {
  const command = way === 'restore' ? (step.rollback ?? step.change) : step.change;
  return [
    `    Change   = { param($values) ${renderChange(step, command)} -ErrorAction Stop }`,
    `    Keeps    = @(${step.keeps.map(keptEntry).join(', ')})`,
    "    Outcome  = 'not reached'",
  ];
}

/**
 * The values come from the table by splatting, so that only those are set that are not right yet. The script has asked
 * already: the cmdlet must not ask a second time where a profile has set $ConfirmPreference. A cmdlet that only adds is
 * given what it adds instead, and may ask: nothing documents that -Confirm:$false leaves its other questions alone.
 */
function renderChange(step: Step, command: Step['change']): string {
  if (onlyAdds(step)) return renderCommand(command);
  const properties = new Set(step.after.map(({ property }) => property));
  const named = Object.entries(command.parameters).filter(([name]) => !properties.has(name));
  return `${renderCommand({ cmdlet: command.cmdlet, parameters: Object.fromEntries(named) })} @values -Confirm:$false`;
}

/** What the command is given is not the value there is afterwards. */
function onlyAdds({ change, after }: Step): boolean {
  return after.some(
    ({ property, value }) => JSON.stringify(change.parameters[property]) !== JSON.stringify(value),
  );
}

function settingEntry(before: Condition | undefined, after: Condition, way: Way): string {
  const old: Argument = before?.value ?? { kind: 'null' };
  const isList = after.value.kind === 'text-list' ? '$true' : '$false';
  const values =
    way === 'restore' ? `Old = $null; New = ${lazy(old)}` : `Old = ${lazy(old)}; New = ${lazy(after.value)}`;
  return `@{ Name = ${quote(after.property)}; IsList = ${isList}; ${values} }`;
}

function keptEntry({ read, property, note }: Kept): string {
  return `@{ Name = ${quote(property)}; Note = ${quote(note)}; Read = { (${renderCommand(read)} -ErrorAction Stop).${property} } }`;
}

/** What the server computes is computed when the script looks, not when it is read. */
function lazy(value: Argument): string {
  return value.kind === 'tls-certificate-name' ? `{ ${renderValue(value)} }` : renderValue(value);
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
