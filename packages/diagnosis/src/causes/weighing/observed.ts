import type { Finding, Observed } from '../../diagnosis.js';
import type { FaultObservation } from '../../observe/observations.js';
import { deliveryAttemptsFailing } from '../../rules/delivery-attempts-failing.js';

/** The findings that tell of the attempts failing with a fault: the cause of the fault explains them. */
export function failingAttempts(findings: readonly Finding[], { fault }: FaultObservation): Finding[] {
  return findings.filter(
    ({ ruleId, args }) => ruleId === deliveryAttemptsFailing.id && args['fault'] === fault,
  );
}

export function toObserved({ share, fault, origins, more }: FaultObservation): Observed {
  return { share, fault, origins: origins.slice(0, SHOWN), more: more + Math.max(0, origins.length - SHOWN) };
}

const SHOWN = 3;
