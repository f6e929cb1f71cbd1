import { formatOrigin } from '@hybrid-mailflow/evidence';
import { codeSpan, escapeMarkdown } from '../markdown.js';
import type { Argument, Effort, Problem, Shell, Step } from '../plan.js';
import { renderByHand, renderCommand } from '../powershell/render-command.js';
import { SHELL_NAMES } from '../powershell/scripts.js';

export const EFFORT_TEXTS: Readonly<Record<Effort, string>> = {
  minutes: 'minutes',
  'an-hour': 'about an hour',
  'a-day': 'about a day',
};

/** Who may run the scripts of a shell. */
export const PEOPLE: Readonly<Record<Shell, string>> = {
  'exchange-management-shell': 'an administrator of the Exchange servers',
  'exchange-online': 'an administrator of Exchange Online',
};

/** One step, so that a reader knows before it runs what it does to the setting and to mail, and how to go back. */
export function stepText(step: Step, index: number, problems: readonly Problem[]): string {
  return [
    `### ${index + 1}. ${escapeMarkdown(step.title)}`,
    [
      `- Where: ${placeOf(step)}, in the ${SHELL_NAMES[step.shell]}`,
      `- Takes: ${EFFORT_TEXTS[step.effort]}`,
      ...step.after.map(
        ({ property, value }, at) =>
          `- ${codeSpan(property)}: now ${valueText(step.before[at]?.value ?? { kind: 'null' })}, then ${valueText(value)}`,
      ),
      ...step.keeps.map(
        ({ property, note }) =>
          `- Stays as it is, and is checked: ${codeSpan(property)}. ${escapeMarkdown(note)}`,
      ),
      `- Mail: ${escapeMarkdown(step.effect)}`,
      `- Why: ${whyText(step, problems)}`,
      `- Way back: ${step.cannotBeUndone === null ? '`04-rollback.ps1`, or by hand as below' : escapeMarkdown(step.cannotBeUndone)}`,
    ].join('\n'),
    'By hand, the same: look, change, look again. `-WhatIf` only shows; leave it out to change.',
    fenced([
      readByHand(step),
      `${renderByHand(step.change)} -WhatIf`,
      ...(step.rollback === null ? [] : ['# The way back:', `${renderByHand(step.rollback)} -WhatIf`]),
    ]),
  ].join('\n\n');
}

function whyText({ answers, evidence }: Step, problems: readonly Problem[]): string {
  const reasons = answers.map((answer) => {
    const text = problems.find(({ id }) => id === answer)?.text;
    return text === undefined ? codeSpan(answer) : `${escapeMarkdown(text)} (${codeSpan(answer)})`;
  });
  const seen = evidence.map((origin) => codeSpan(formatOrigin(origin))).join(', ');
  return `${reasons.join(' ')}${seen === '' ? '' : ` Seen in ${seen}.`}`;
}

export function placeOf({ server, shell }: Step): string {
  if (server !== null) return `server ${codeSpan(server)}`;
  return shell === 'exchange-online' ? 'Exchange Online' : 'the Exchange organization';
}

/** Rendered commands are one line of ASCII each, so no value can close the fence. */
export function fenced(lines: readonly string[]): string {
  return `\`\`\`powershell\n${lines.join('\n')}\n\`\`\``;
}

function readByHand({ read, after }: Step): string {
  return `${renderCommand(read)} | Format-List ${after.map(({ property }) => property).join(', ')}`;
}

function valueText(value: Argument): string {
  switch (value.kind) {
    case 'null':
      return '(empty)';
    case 'text':
      return codeSpan(value.value);
    case 'text-list':
      return value.value.length === 0 ? '(empty)' : value.value.map(codeSpan).join(', ');
    case 'boolean':
      return codeSpan(value.value ? 'True' : 'False');
    case 'tls-certificate-name':
      return `${value.expected === null ? 'its names' : codeSpan(value.expected)}, computed on ${value.servers.map(codeSpan).join(', ')} from the certificate ${codeSpan(value.thumbprint)}`;
  }
}
