import type { Plan, Step } from '@hybrid-mailflow/remediation';
import { count } from './share.js';
import { changesOf } from './step-change.js';

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

/** `reversible, interrupts no mail`: the worst there is in some steps. */
export function riskText(steps: readonly Step[]): string {
  const final = steps.filter((step) => step.rollback === null).length;
  const interrupting = steps.filter((step) => step.disposition === 'disruptive').length - final;
  if (final === 0 && interrupting === 0) {
    return steps.every((step) => step.disposition === 'observe')
      ? 'changes nothing'
      : 'reversible, interrupts no mail';
  }
  const risks = [
    interrupting > 0
      ? `${ofThem(interrupting, steps.length)}${interrupting === 1 ? 'interrupts' : 'interrupt'} mail`
      : '',
    final > 0 ? `${ofThem(final, steps.length)}cannot be undone` : '',
  ];
  return risks.filter((risk) => risk !== '').join(', ');
}

/** `Would add 2 values, change 1, remove 0.`: every setting of every step counted by what becomes of it. */
export function changeCounts(steps: readonly Step[]): string {
  const signs = steps.flatMap((step) => changesOf(step).map(({ sign }) => sign));
  const [added, changed, removed] = (['+', '~', '-'] as const).map(
    (sign) => signs.filter((own) => own === sign).length,
  );
  return `would add ${count(added ?? 0, 'value')}, change ${changed ?? 0}, remove ${removed ?? 0}`;
}

function ofThem(some: number, all: number): string {
  return all === 1 ? '' : `${some} of them `;
}

function listText(names: readonly string[]): string {
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
}
