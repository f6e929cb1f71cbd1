import { known } from '@hybrid-mailflow/connector-model';
import { CAUSES, isCauseId } from '../causes/cause-catalogue.js';
import type { Cause, Gap } from '../diagnosis.js';
import { endpointViews } from '../observe/endpoints.js';
import type { FaultObservation } from '../observe/observations.js';
import { isJudgeable } from '../is-judgeable.js';
import { exportedOfMore } from '../observe/unexported-server.js';
import type { Situation } from '../situation.js';
import { describeGap, type GapId, type GapPlaceholder } from './gap-catalogue.js';

/**
 * What to ask for: what predictions lacked, what would settle the leading causes (the cheapest of each first), and what
 * rules could not judge without; in the order of how many questions each answers. When a certain cause explains what fails,
 * only predictions ask. Rules ask where no cause is known for failures that TLS, certificates or connectors could explain,
 * or where a listed cause is decided by what they lack: a refused connection has nothing to do with root certificates.
 * @param unjudged what rules would have needed.
 */
export function findGaps(
  situation: Situation,
  causes: readonly Cause[],
  unjudged: ReadonlySet<GapId> = new Set(),
): Gap[] {
  const wanted = new Map<GapId, number>();
  const want = (id: GapId, weight: number) => wanted.set(id, (wanted.get(id) ?? 0) + weight);
  const lacked = new Set(situation.predictions.flatMap(({ missing }) => missing));
  for (const { missing } of situation.predictions) for (const id of missing) want(id, 2);
  if (situation.observations.faults.some(isUntold)) want('message-trace', 3);
  if (causes.length === 0 && !isJudgeable(situation))
    NEEDED_FIRST.forEach((id, rank) => want(id, 2 - rank / 4));
  const leading = causes.filter(({ confidence }) => confidence !== 'certain');
  if (causes[0]?.confidence !== 'certain') {
    leading.slice(0, 4).forEach((cause, rank) => {
      decidingOf(cause).forEach((id, at) => want(id, (4 - rank) / (at + 1)));
    });
    const decided = new Set(causes.flatMap(decidingOf));
    const { faults } = situation.observations;
    const mayDecide = (id: GapId) =>
      causes.length > 0 ? decided.has(id) : !OF_THE_HANDSHAKE.has(id) || faults.some(mayBeOfHandshake);
    if (faults.some(isOurs)) for (const id of unjudged) if (mayDecide(id)) want(id, 0.5);
  }
  const names = namesFor(situation, causes);
  // An export that lacks what a prediction needs is asked for again; an unknown attribution has other reasons than the export.
  return [...wanted]
    .filter(([id]) => (lacked.has(id) && id !== 'inbound-connectors') || !isGiven(id, situation))
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => describeGap(id, names));
}

/** What tells most of an organization of which nothing can be said yet. */
const NEEDED_FIRST: readonly GapId[] = [
  'message-trace',
  'receive-connectors',
  'exchange-certificates',
  'outbound-connectors',
];

function decidingOf({ id }: Cause): readonly GapId[] {
  return isCauseId(id) ? CAUSES[id].decidedBy : [];
}

/** What tells of nothing but handshakes. */
const OF_THE_HANDSHAKE: ReadonlySet<GapId> = new Set([
  'windows-roots',
  'windows-tls-settings',
  'exchange-certificates-encoded',
]);

function mayBeOfHandshake({ class: faultClass }: FaultObservation): boolean {
  return faultClass === 'tls' || faultClass === 'certificate' || faultClass === 'unknown';
}

function isOurs({ class: faultClass }: FaultObservation): boolean {
  return faultClass !== 'not-transport-security';
}

/** A source without reasons says that mail failed, and not why. */
function isUntold({ class: faultClass, replyCode }: FaultObservation): boolean {
  return faultClass === 'unknown' && replyCode === null;
}

/** Evidence that is there is not asked for again. */
function isGiven(id: GapId, situation: Situation): boolean {
  const { organization, stores, observations } = situation;
  const { facts } = observations;
  switch (id) {
    case 'receive-connectors':
      return (
        organization.receiveConnectors.length > 0 &&
        !observations.faults.some((fault) => isOurs(fault) && exportedOfMore(situation, fault))
      );
    case 'exchange-certificates':
      return stores.size > 0 && organization.servers.every((server) => stores.has(server));
    case 'outbound-connectors':
      return organization.outboundConnectors.length > 0;
    case 'inbound-connectors':
      return organization.inboundConnectors.length > 0;
    case 'send-connectors':
      return organization.sendConnectors.length > 0;
    case 'hybrid-configuration':
      return organization.hybridConfigurations.length > 0;
    case 'exchange-servers':
      return organization.exchangeServers.length > 0;
    case 'onprem-accepted-domains':
      return organization.acceptedDomains.some(({ side }) => side === 'onprem');
    case 'cloud-accepted-domains':
      return organization.acceptedDomains.some(({ side }) => side !== 'onprem');
    case 'smtp-receive-logs':
      return observations.served.length > 0;
    case 'message-trace':
      return observations.faults.some((fault) => !fault.examplesOnly && !isUntold(fault));
    case 'windows-roots':
      return facts.some(({ kind }) => kind === 'registry-value' || kind === 'store-certificate');
    case 'windows-tls-settings':
      return facts.some(({ kind }) => kind === 'registry-value');
    case 'starttls-probe':
      return endpointViews(situation).some(({ from }) => from === 'outside');
    case 'edge-synchronization':
      return facts.some(({ kind }) => kind === 'edge-sync');
    case 'exchange-certificates-encoded':
    case 'transport-services':
    case 'edge-receive-connectors':
    case 'edge-certificates':
    case 'smtp-send-logs':
    case 'transport-events':
    case 'certificate-chain-test':
    case 'queue-errors':
    case 'target-addresses':
      return false;
  }
}

function namesFor(
  { organization, observations, predictions, stores }: Situation,
  causes: readonly Cause[],
): Partial<Record<GapPlaceholder, string>> {
  const [outbound] = organization.outboundConnectors;
  const fault = observations.faults[0];
  const host = (outbound && known(outbound.smartHosts)?.[0]) ?? fault?.targetHosts[0];
  const name = (outbound && known(outbound.tlsDomain)) ?? fault?.expectedSubjects[0];
  const lacking = predictions.find(({ missing }) => missing.includes('exchange-certificates'));
  const server =
    causes[0]?.servers[0] ??
    lacking?.prediction.server ??
    organization.servers.find((candidate) => !stores.has(candidate));
  return {
    ...(host ? { HOST: host } : {}),
    ...(name ? { NAME: name } : {}),
    ...(server ? { SERVER: server } : {}),
  };
}
