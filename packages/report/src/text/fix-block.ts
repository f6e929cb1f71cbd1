import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Plan } from '@hybrid-mailflow/remediation';
import { planSummary } from '../wording/plan-summary.js';
import type { Block, Page } from './block.js';
import type { Line } from './line.js';
import { prose } from './prose.js';

/** How the repair looks and the command that writes it; what a person must do where no script may act. */
export function fixBlock(diagnosis: Diagnosis, plan: Plan | undefined, command: string, page: Page): Block {
  if (plan === undefined || diagnosis.causes.length + diagnosis.findings.length === 0) {
    return { label: 'FIX', lines: [] };
  }
  const summary = planSummary(plan);
  const steps: readonly Line[] =
    summary === undefined
      ? []
      : [
          ...prose(`${summary}:`, page.width),
          ...(command === '' ? [] : [[{ text: command, tone: 'strong' } as const]]),
        ];
  const instructions = plan.instructions.flatMap((instruction) =>
    prose(`for ${instruction.owner}: ${instruction.title}`, page.width),
  );
  const refusals = refusalTexts(plan).flatMap((text) => prose(text, page.width));
  return { label: 'FIX', lines: [...steps, ...instructions, ...refusals] };
}

/** Doubtful causes are all refused for the same reason, which is said once. */
function refusalTexts({ steps, instructions, refusals }: Plan): readonly string[] {
  const doubtful = refusals.filter(({ code }) => code === 'CAUSE_TOO_UNCERTAIN');
  const others = refusals.filter(({ code }) => code !== 'CAUSE_TOO_UNCERTAIN').map(({ text }) => text);
  if (doubtful.length === 0 || steps.length + instructions.length > 0) return others;
  return [
    ...others,
    'nothing yet: no cause is sure enough to change a server for. What is under ASK settles it.',
  ];
}
