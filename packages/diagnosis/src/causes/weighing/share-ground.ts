import type { Share } from '../../diagnosis.js';
import { shareSince } from '../../observe/concentration.js';
import type { FaultObservation } from '../../observe/observations.js';
import type { Ground } from './ground.js';

/**
 * Compares the share seen with the share expected. Attempts spread at random over servers scatter around the expected
 * share with the standard deviation of a binomial distribution; three of them, and at least five points in a hundred
 * for balancers that are not quite even, still fit (§J.b). A fault that began while attempts were watched counts from then on.
 */
export function shareGround(observed: FaultObservation, expected: Share): Ground | undefined {
  if (observed.examplesOnly || observed.share.total < 10 || expected.total === 0) return undefined;
  const share = shareSince(observed);
  const seen = share.failed / share.total;
  const predicted = expected.failed / expected.total;
  const tolerance = Math.max(0.05, 3 * Math.sqrt((predicted * (1 - predicted)) / share.total));
  const text =
    `${percent(seen)} of ${share.total} attempts${share === observed.share ? '' : ' since it began'} failed; with ${expected.failed} of ${expected.total} ` +
    `servers wrong about ${percent(predicted)} would`;
  return Math.abs(seen - predicted) <= tolerance
    ? { kind: 'share-fits', text: `${text}.` }
    : { kind: 'share-contradicts', text: `${text}: sessions are spread unevenly, or there is another path.` };
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
