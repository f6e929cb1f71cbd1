import type { Candidate } from './candidate.js';
import { hasBrokenChain, isExpired, isNotYetValid, isSelfSigned } from './stored-certificate.js';

/**
 * Candidates in the order Exchange takes them: certificates of an authority that are valid, then self-signed ones,
 * then the rest; in each group the newest first (§B.1). "Newest" is by start of validity in one vendor text and by
 * its end in another (§B.1.5).
 */
export function rankCandidates(
  candidates: readonly Candidate[],
  newestBy: 'notBefore' | 'notAfter',
  time: number,
): Candidate[] {
  const group = ({ stored }: Candidate): number => {
    if (isSelfSigned(stored)) return 1;
    return isExpired(stored, time) || isNotYetValid(stored, time) || hasBrokenChain(stored) ? 2 : 0;
  };
  const date = ({ stored }: Candidate): number => Date.parse(stored.certificate[newestBy] ?? '') || -Infinity;
  return [...candidates].sort((a, b) => group(a) - group(b) || descending(date(a), date(b)));
}

function descending(a: number, b: number): number {
  return a === b ? 0 : a > b ? -1 : 1;
}
