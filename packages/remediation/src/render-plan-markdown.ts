import { codeSpan, escapeMarkdown } from './markdown.js';
import type { Alternative, Instruction, Plan, Problem, Refusal, Step } from './plan.js';
import { backText, beforeText, checkText, runText } from './plan-markdown/run-text.js';
import { EFFORT_TEXTS, PEOPLE, placeOf, stepText } from './plan-markdown/step-text.js';
import { compareStages } from './steps-of.js';

/**
 * The plan for a colleague who was not there: what changes, in which order, who runs it where, how long it takes, what happens
 * to mail meanwhile, how to see that it is mended, and how to take it back.
 */
export function renderPlanMarkdown(plan: Plan): string {
  const { steps, instructions, alternatives, refusals, causes, problems } = plan;
  const isWork = steps.length + instructions.length > 0;
  return `${[
    `# Plan: ${escapeMarkdown(plan.summary)}`,
    [
      `- Made from the diagnosis as of ${escapeMarkdown(plan.asOf)}, fingerprint \`${plan.fingerprint}\``,
      '- Nothing has been changed yet.',
    ].join('\n'),
    ...section('## What is wrong', [causeTexts(causes, problems)]),
    ...(isWork ? [overview(plan)] : []),
    ...(steps.length === 0
      ? []
      : [
          beforeText(steps),
          '## Steps, in this order',
          ...steps.map((step, at) => stepText(step, at, problems)),
          runText(steps),
        ]),
    ...section('## For other people', instructions.map(instructionText)),
    ...(isWork ? [checkText(steps, causes)] : []),
    ...(steps.length === 0 ? [] : [backText(steps)]),
    ...section('## Another way', alternatives.map(alternativeText)),
    ...section('## Not done, and why', [refusals.map(refusalText).join('\n')]),
  ].join('\n\n')}\n`;
}

function section(heading: string, blocks: readonly string[]): string[] {
  const filled = blocks.filter((block) => block !== '');
  return filled.length === 0 ? [] : [heading, ...filled];
}

function causeTexts(causes: readonly string[], problems: readonly Problem[]): string {
  const texts = causes.map((cause) => {
    const text = problems.find(({ id }) => id === cause)?.text ?? '';
    return `- ${escapeMarkdown(text)} (${codeSpan(cause)})`;
  });
  return texts.join('\n');
}

/** Everything to do in one table, by the order of a repair: steps by number, work of other people by letter. */
function overview({ steps, instructions }: Plan): string {
  const rows = [
    ...steps.map((step, at) => ({
      stage: step.stage,
      cells: [
        String(at + 1),
        escapeMarkdown(step.title),
        // No code span: a bar in it would end the cell.
        `${step.server === null ? placeOf(step) : `server ${escapeMarkdown(step.server)}`}: ${PEOPLE[step.shell]}`,
        EFFORT_TEXTS[step.effort],
        meanwhile(step),
      ],
    })),
    ...instructions.map(({ stage, title, owner }, at) => ({
      stage,
      cells: [letter(at), escapeMarkdown(title), escapeMarkdown(owner), '', 'see there'],
    })),
  ].sort((a, b) => compareStages(a.stage, b.stage));
  const both = steps.length > 0 && instructions.length > 0;
  return [
    '## At a glance',
    ...(both ? ['In this order: numbers are steps of the scripts, letters are work of other people.'] : []),
    [
      '|   | what | where, who | takes | mail meanwhile |',
      '| - | ---- | ---------- | ----- | -------------- |',
      ...rows.map(({ cells }) => `| ${cells.join(' | ')} |`),
    ].join('\n'),
  ].join('\n\n');
}

function meanwhile({ disposition, rollback }: Step): string {
  if (disposition !== 'disruptive') return 'flows';
  return rollback === null ? 'flows, but there is no way back' : 'is interrupted';
}

function letter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `A${at + 1}`;
}

function instructionText(instruction: Instruction, at: number): string {
  return [
    `### ${letter(at)}. ${escapeMarkdown(instruction.title)}`,
    `Who: ${escapeMarkdown(instruction.owner)}`,
    instruction.steps.map((step, index) => `${index + 1}. ${escapeMarkdown(step)}`).join('\n'),
    `Mail: ${escapeMarkdown(instruction.effect)}`,
    `Mended when: ${escapeMarkdown(instruction.check)}`,
  ].join('\n\n');
}

function alternativeText(alternative: Alternative): string {
  return `${escapeMarkdown(alternative.title)}. ${escapeMarkdown(alternative.text)}`;
}

function refusalText(refusal: Refusal): string {
  return `- ${escapeMarkdown(refusal.text)} (\`${refusal.code}\`)`;
}
