import type { Step } from '@hybrid-mailflow/remediation';
import { describe, expect, it } from 'vitest';
import { onePlan } from '../../test/diagnoses.js';
import { placeOf, planSummary } from './plan-summary.js';

const [step] = onePlan.steps;
if (step === undefined) throw new Error('the plan has a step');
const on = (server: string | null, changed: Partial<Step> = {}): Step => ({ ...step, server, ...changed });

describe('planSummary', () => {
  it.each([
    [[on('EX02')], '1 step on EX02, reversible, interrupts no mail'],
    [[on('EX02', { disposition: 'observe' })], '1 step on EX02, changes nothing'],
    [[on('EX02', { disposition: 'disruptive' })], '1 step on EX02, interrupts mail'],
    [[on('EX02', { disposition: 'disruptive', rollback: null })], '1 step on EX02, cannot be undone'],
    [
      [
        on('EX01', { disposition: 'disruptive' }),
        on('EX02'),
        on('EX02', { disposition: 'disruptive', rollback: null }),
      ],
      '3 steps on EX01 and EX02, 1 of them interrupts mail, 1 of them cannot be undone',
    ],
    [
      [1, 2, 3, 4, 5].map((number) => on(`EX0${number}`)),
      '5 steps on EX01, EX02, EX03 and 2 more, reversible, interrupts no mail',
    ],
  ])('%#', (steps, text) => {
    expect(planSummary({ ...onePlan, steps })).toBe(text);
  });

  it('is absent without steps', () => {
    expect(planSummary({ ...onePlan, steps: [] })).toBeUndefined();
  });
});

it('names the organization a step without a server acts on', () => {
  expect(placeOf(on(null))).toBe('the Exchange organization');
  expect(placeOf(on(null, { shell: 'exchange-online' }))).toBe('Exchange Online');
});
