import { describe, expect, it } from 'vitest';
import type { FaultObservation } from '../observe/observations.js';
import type { Situation } from '../situation.js';
import { deliveryAttemptsFailing as rule } from './delivery-attempts-failing.js';

function seen(fault: Partial<FaultObservation>): Situation {
  const observation = {
    fault: '450 4.4.317 SubjectMismatch',
    share: { failed: 3, total: 9 },
    origins: [
      { item: 'trace.csv', line: 2 },
      { item: 'trace.csv', line: 5 },
    ],
    targetHosts: [],
    targetAddresses: [],
    class: 'certificate',
    ...fault,
  };
  return { observations: { attempts: 9, faults: [observation] } } as unknown as Situation;
}

describe(rule.id, () => {
  it('counts the failing attempts of a fault', () => {
    expect(rule.evaluate(seen({}))).toMatchObject([
      {
        outcome: 'fail',
        primary: { line: 2 },
        related: [{ origin: { line: 5 } }],
        args: { failed: 3, total: 9 },
      },
    ]);
  });

  it('passes failures that are none of ours', () => {
    expect(rule.evaluate(seen({ class: 'not-transport-security' }))).toEqual([{ outcome: 'pass' }]);
  });

  it('has nothing to judge without attempts', () => {
    const nothing = { observations: { attempts: 0, faults: [] } } as unknown as Situation;
    expect(rule.evaluate(nothing)).toEqual([
      { outcome: 'insufficient-evidence', missing: ['message-trace'] },
    ]);
  });
});
