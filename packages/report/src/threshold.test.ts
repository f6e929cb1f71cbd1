import { expect, it } from 'vitest';
import { halfDeferred, healthy } from '../test/diagnoses.js';
import { reachesThreshold, type Threshold } from './threshold.js';

it.each<[string[], Threshold, boolean]>([
  [['advice'], 'advice', true],
  [['advice'], 'degraded', false],
  [['advice', 'degraded'], 'degraded', true],
  [['degraded'], 'blocker', false],
  [['blocker'], 'advice', true],
  [['blocker'], 'never', false],
  [[], 'advice', false],
])('%j against %s', (severities, threshold, reached) => {
  const [finding] = halfDeferred.findings;
  if (finding === undefined) throw new Error('the founding case has a finding');
  const findings = severities.map((severity) => ({
    ...finding,
    severity: severity as typeof finding.severity,
  }));
  expect(reachesThreshold({ ...healthy, findings }, threshold)).toBe(reached);
});
