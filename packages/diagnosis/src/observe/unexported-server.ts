import { known } from '@hybrid-mailflow/connector-model';
import { isGood } from '../predict/server-prediction.js';
import type { Situation } from '../situation.js';
import { serverKey } from '../intake/servers.js';
import type { FaultObservation } from './observations.js';

/**
 * The servers of which receive connectors were given, where a fault points beyond them: none of these is predicted to fail, some
 * attempts fail and others do not (§J.a), and nothing tells that these are all the servers there are. Undefined elsewhere.
 */
export function exportedOfMore(
  { organization, predictions }: Pick<Situation, 'organization' | 'predictions'>,
  { examplesOnly, share, fromServers }: FaultObservation,
): readonly string[] | undefined {
  const partial = examplesOnly || share.failed < share.total;
  const exported = new Set(organization.receiveConnectors.map(({ server }) => serverKey(server)));
  if (!partial || fromServers || exported.size === 0) return undefined;
  const failing = predictions.some(
    ({ prediction }) =>
      prediction.flow === 'cloud-to-onprem' && prediction.outcome !== 'unknown' && !isGood(prediction),
  );
  const { exchangeServers } = organization;
  const complete =
    exchangeServers.length > 0
      ? exchangeServers.every(
          ({ name, isEdgeServer }) => known(isEdgeServer) === true || exported.has(serverKey(name)),
        )
      : exported.size > 1;
  return failing || complete ? undefined : [...exported].sort();
}
