import type { Severity } from '../../diagnosis.js';
import type { ServerPrediction } from '../../predict/server-prediction.js';
import type { Situation } from '../../situation.js';

/**
 * A fault on a server that the wizard was not run for is advice as long as nothing fails: only DNS or a load balancer could
 * lead Exchange Online there (§F.2.1).
 */
export function byReach(
  { observations }: Pick<Situation, 'observations'>,
  { reach }: Pick<ServerPrediction, 'reach'>,
  severity: Severity,
): Severity {
  return reach === 'unlisted' && observations.faults.length === 0 ? 'advice' : severity;
}
