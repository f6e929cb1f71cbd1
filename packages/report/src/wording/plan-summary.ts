import type { Plan, Step } from '@hybrid-mailflow/remediation';
import { count } from './share.js';

/** `1 step on EX02, reversible, interrupts no mail`; undefined where the plan holds no step. */
export function planSummary(plan: Plan): string | undefined {
  if (plan.steps.length === 0) return undefined;
  const places = [...new Set(plan.steps.map(placeOf))];
  return `${count(plan.steps.length, 'step')} on ${listText(places)}, ${riskText(plan.steps)}`;
}

/** Where a step acts: a server, or the organization its shell belongs to. */
export function placeOf(step: Step): string {
  if (step.server !== null) return step.server;
  return step.shell === 'exchange-online' ? 'Exchange Online' : 'the Exchange organization';
}

function riskText(steps: readonly Step[]): string {
  const disruptive = steps.filter((step) => step.disposition === 'disruptive').length;
  if (disruptive === 0)
    return steps.every((step) => step.disposition === 'observe')
      ? 'changes nothing'
      : 'reversible, interrupts no mail';
  return steps.length === 1
    ? 'interrupts mail'
    : `${disruptive} of them ${disruptive === 1 ? 'interrupts' : 'interrupt'} mail`;
}

function listText(names: readonly string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
}
