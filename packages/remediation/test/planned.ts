import type { Diagnosis, Finding } from '@hybrid-mailflow/diagnosis';
import type { Plan } from '../src/plan.js';
import { planRemediation } from '../src/plan-remediation.js';
import { foundingDiagnosis } from './founding-diagnosis.js';

/** The plan for findings that no cause claims: rule and arguments of each. */
export function planned(...findings: readonly (readonly [string, Finding['args']])[]): Plan {
  const diagnosis: Diagnosis = {
    ...foundingDiagnosis(),
    causes: [],
    findings: findings.map(([ruleId, args], at) => ({
      id: `F${at + 1}`,
      ruleId,
      severity: 'blocker',
      confidence: 'certain',
      summary: `${ruleId}.`,
      primary: { item: 'evidence.json', line: at + 1 },
      related: [],
      args,
    })),
  };
  return planRemediation(diagnosis);
}
