import type { Finding, Observed } from '../diagnosis.js';
import type { FaultObservation, Observations } from '../observe/observations.js';
import { deliveryAttemptsFailing } from '../rules/delivery-attempts-failing.js';

/** The fault with that token, as a cause shows it. */
export function observedFault(observations: Observations, token: string): FaultObservation | undefined {
  return observations.faults.find((fault) => fault.token === token);
}

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
