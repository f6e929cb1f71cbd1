import type { Instruction, Plan, Step } from '@hybrid-mailflow/remediation';
import { formatOrigin } from '@hybrid-mailflow/evidence';
import { codeSpan, escapeMarkdown } from './markdown/escape-markdown.js';
import { bullets, section, table } from './markdown/table.js';
import { placeOf, planSummary } from './wording/plan-summary.js';
import { DISPOSITION_TEXTS, EFFORT_TEXTS, SHELL_NAMES } from './wording/shell.js';
import { argumentText, changesOf } from './wording/step-change.js';

/** The plan as Markdown, to hand to the colleague who runs it or must approve it. */
export function formatPlanMarkdown(plan: Plan): string {
  const parts = [
    '# Plan: repair of hybrid mail flow',
    escapeMarkdown(plan.summary),
    `**${escapeMarkdown(planSummary(plan) ?? 'No step for a script')}.**`,
    ...plan.steps.flatMap((step, at) =>
      section(`Step ${at + 1}: ${escapeMarkdown(step.title)}`, ...stepParts(step)),
    ),
    ...plan.instructions.flatMap((instruction) =>
      section(
        `By hand: ${escapeMarkdown(instruction.title)}`,
        `For: ${escapeMarkdown(instruction.owner)}`,
        handSteps(instruction),
        `**Check:** ${escapeMarkdown(instruction.check)}`,
      ),
    ),
    ...section('Other ways', bullets(plan.alternatives.map(escapeMarkdown))),
    ...section('Not planned, and why', bullets(plan.refusals.map(escapeMarkdown))),
    `Made from evidence judged as of ${escapeMarkdown(plan.asOf.slice(0, 10))}, fingerprint ${codeSpan(plan.fingerprint)}.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function stepParts(step: Step): readonly string[] {
  const changes = changesOf(step).map(({ property, before, after }) => [property, before, after]);
  const undo = Object.entries(step.rollback.parameters)
    .filter(([name]) => name !== 'Identity')
    .map(([name, value]) => `${name} ${argumentText(value)}`);
  return [
    `On ${escapeMarkdown(placeOf(step))}, in ${SHELL_NAMES[step.shell]}: ${codeSpan(step.change.cmdlet)} for ${codeSpan(step.target)}. ` +
      `${sentence(DISPOSITION_TEXTS[step.disposition])}; takes ${EFFORT_TEXTS[step.effort]}.`,
    table(['Property', 'Now', 'After'], changes),
    `**Mail meanwhile:** ${escapeMarkdown(step.effect)}`,
    undo.length === 0
      ? ''
      : `**Undo:** ${codeSpan(step.rollback.cmdlet)} puts back ${escapeMarkdown(undo.join('; '))}.`,
    step.evidence.length === 0
      ? ''
      : `**Evidence:** ${step.evidence.map((origin) => codeSpan(formatOrigin(origin))).join(', ')}`,
  ];
}

function handSteps(instruction: Instruction): string {
  return instruction.steps.map((text, at) => `${at + 1}. ${escapeMarkdown(text)}`).join('\n');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
