import type { Diagnosis, Finding } from '@hybrid-mailflow/diagnosis';
import type { Plan } from '../src/plan.js';
import { planRemediation } from '../src/plan-remediation.js';
import { foundingDiagnosis } from './founding-diagnosis.js';

/** The plan for findings that no cause claims: rule, arguments and severity (default: blocker) of each. */
export function planned(
  ...findings: readonly (readonly [string, Finding['args'], Finding['severity']?])[]
): Plan {
  const diagnosis: Diagnosis = {
    ...foundingDiagnosis(),
    causes: [],
    findings: findings.map(([ruleId, args, severity = 'blocker'], at) => ({
      id: `F${at + 1}`,
      ruleId,
      severity,
      confidence: 'certain',
      summary: `${ruleId}.`,
      primary: { item: 'evidence.json', line: at + 1 },
      related: [],
      args,
    })),
  };
  return planRemediation(diagnosis);
}
