import type { Observed } from '../diagnosis.js';
import type { FaultObservation, Observations } from '../observe/observations.js';

/** The fault with that token, as a cause shows it. */
export function observedFault(observations: Observations, token: string): FaultObservation | undefined {
  return observations.faults.find((fault) => fault.token === token);
}

export function toObserved({ share, fault, origins, more }: FaultObservation): Observed {
  return { share, fault, origins: origins.slice(0, SHOWN), more: more + Math.max(0, origins.length - SHOWN) };
}

const SHOWN = 3;
