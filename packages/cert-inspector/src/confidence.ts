/** How sure an answer is: lowered where documentation conflicts, or where the evidence leaves something open. */
export type Confidence = 'certain' | 'high' | 'medium' | 'low';

const RANK: Readonly<Record<Confidence, number>> = { certain: 3, high: 2, medium: 1, low: 0 };

/** A chain of statements is as sure as its weakest. */
export function weakestOf(...confidences: readonly Confidence[]): Confidence {
  return confidences.reduce((worst, next) => (RANK[next] < RANK[worst] ? next : worst), 'certain');
}

/** Below zero where `a` is the surer one: for sorting the surest first. */
export function compareConfidence(a: Confidence, b: Confidence): number {
  return RANK[b] - RANK[a];
}
