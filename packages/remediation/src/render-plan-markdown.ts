import { formatOrigin } from '@hybrid-mailflow/evidence';
import { codeSpan, escapeMarkdown } from './markdown.js';
import type { Alternative, Argument, Instruction, Plan, Refusal, Shell, Step } from './plan.js';
import { renderByHand } from './powershell/render-command.js';
import { SHELL_NAMES } from './powershell/scripts.js';

/** The plan for a colleague to read before anything runs: what changes, what happens to mail, how to take it back. */
export function renderPlanMarkdown(plan: Plan): string {
  return `${[
    `# Plan: ${escapeMarkdown(plan.summary)}`,
    [
      `- Made from the diagnosis as of ${escapeMarkdown(plan.asOf)}, fingerprint \`${plan.fingerprint}\``,
      `- Causes: ${plan.causes.length === 0 ? 'none' : plan.causes.map(codeSpan).join(', ')}`,
    ].join('\n'),
    ...(plan.steps.length === 0
      ? []
      : ['## Steps, in this order', ...plan.steps.map(stepText), howToRun(plan.steps)]),
    ...section('## For other people', plan.instructions.map(instructionText)),
    ...section('## Another way', plan.alternatives.map(alternativeText)),
    ...section('## Not done, and why', [plan.refusals.map(refusalText).join('\n')]),
  ].join('\n\n')}\n`;
}

function section(heading: string, blocks: readonly string[]): string[] {
  const filled = blocks.filter((block) => block !== '');
  return filled.length === 0 ? [] : [heading, ...filled];
}

function stepText(step: Step, index: number): string {
  return [
    `### ${index + 1}. ${escapeMarkdown(step.title)}`,
    [
      `- Where: ${step.server === null ? 'the whole organization' : `server ${codeSpan(step.server)}`}, ${SHELL_NAMES[step.shell]}`,
      ...step.after.map(
        ({ property, value }, at) =>
          `- ${codeSpan(property)}: ${valueText(step.before[at]?.value ?? { kind: 'null' })} becomes ${valueText(value)}`,
      ),
      ...step.keeps.map(
        ({ property, note }) =>
          `- Stays as it is, and is checked: ${codeSpan(property)}. ${escapeMarkdown(note)}`,
      ),
      `- Mail: ${escapeMarkdown(step.effect)}`,
      `- ${step.cannotBeUndone === null ? `Can be taken back (${step.disposition})` : `Cannot be taken back: ${escapeMarkdown(step.cannotBeUndone)}`}`,
      `- Why: ${step.answers.map(codeSpan).join(', ')}${step.evidence.length === 0 ? '' : `, seen in ${step.evidence.map((origin) => codeSpan(formatOrigin(origin))).join(', ')}`}`,
    ].join('\n'),
    'By hand, the same:',
    fenced(`${renderByHand(step.change)} -WhatIf`),
  ].join('\n\n');
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

function howToRun(steps: readonly Step[]): string {
  const shells = [...new Set(steps.map(({ shell }) => shell))];
  return ['## How to run', ...shells.map(runText)].join('\n\n');
}

function runText(shell: Shell): string {
  return [
    `In the ${SHELL_NAMES[shell]}:`,
    fenced(
      [
        `cd ${shell}`,
        String.raw`.\01-check.ps1          # reads only: is everything as diagnosed?`,
        String.raw`.\02-fix.ps1 -WhatIf    # changes nothing: shows old and new values`,
        String.raw`.\02-fix.ps1            # asks before each step, saves the old values`,
        String.raw`.\03-verify.ps1         # reads only: has everything its planned value?`,
        String.raw`.\04-rollback.ps1       # only to take it back`,
      ].join('\n'),
    ),
  ].join('\n\n');
}

function instructionText(instruction: Instruction): string {
  return [
    `### ${escapeMarkdown(instruction.title)}`,
    `Owner: ${escapeMarkdown(instruction.owner)}`,
    instruction.steps.map((step, index) => `${index + 1}. ${escapeMarkdown(step)}`).join('\n'),
    `Mended when: ${escapeMarkdown(instruction.check)}`,
  ].join('\n\n');
}

function alternativeText(alternative: Alternative): string {
  return `${escapeMarkdown(alternative.title)}. ${escapeMarkdown(alternative.text)}`;
}

function refusalText(refusal: Refusal): string {
  return `- ${escapeMarkdown(refusal.text)} (\`${refusal.code}\`)`;
}

/** Rendered commands are one line of ASCII each, so no value can close the fence. */
function fenced(code: string): string {
  return `\`\`\`powershell\n${code}\n\`\`\``;
}
