import type { Flow } from '../../diagnosis.js';
import { exportedOfMore } from '../../observe/unexported-server.js';
import type { FaultObservation } from '../../observe/observations.js';
import type { CauseId } from '../cause-catalogue.js';
import { allGood, type View } from './view.js';

/** Causes that exported connectors and certificates show, where they are so. */
const SHOWN_BY_SETTINGS: ReadonlySet<CauseId> = new Set([
  'server-without-tls-certificate-name',
  'tls-certificate-name-stale',
  'certificate-expired',
  'tls-domain-wrong',
  'certificate-not-enabled-for-smtp',
  'edge-certificate-differs',
  'client-certificate-missing-or-wrong',
  'sender-certificate-name-mismatch',
  'cloud-capability-missing',
  'renewal-incomplete',
]);

/** Those that are on one server alone: a server that was not exported may have them. */
export const SHOWN_BY_SERVERS: ReadonlySet<CauseId> = new Set([
  'server-without-tls-certificate-name',
  'another-receive-connector-answers',
]);

/**
 * Whether the settings exclude a cause: those of the flow are all known and do well, and it is one they would show. What the
 * settings exclude is not offered as a possibility.
 */
export function excludedBySettings(
  id: CauseId,
  view: View,
  flow: Flow | 'either',
  fault?: FaultObservation,
): boolean {
  if (fault && SHOWN_BY_SERVERS.has(id) && exportedOfMore(view, fault)) return false;
  if (id === 'another-receive-connector-answers') {
    const seen = view.toOnprem.every(({ prediction }) =>
      view.observations.cloudAddresses.has(prediction.server),
    );
    return seen && allGood(view.toOnprem);
  }
  if (!SHOWN_BY_SETTINGS.has(id)) return false;
  const toOnprem = allGood(view.toOnprem);
  const toCloud = allGood(view.toCloud);
  if (flow === 'cloud-to-onprem') return toOnprem;
  return flow === 'onprem-to-cloud' ? toCloud : toOnprem && toCloud;
}
