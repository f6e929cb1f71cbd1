import { known } from '@hybrid-mailflow/connector-model';
import type { Fact } from '@hybrid-mailflow/trace-parser';
import type { Confidence, Finding } from '../../diagnosis.js';
import { endpointViews, type EndpointView } from '../../observe/endpoints.js';
import type { FaultObservation } from '../../observe/observations.js';
import { isGood, type ServerPrediction } from '../../predict/server-prediction.js';
import { isOurs } from '../../rules/delivery-attempts-failing.js';
import type { Situation } from '../../situation.js';
import { referencesOf, type Reference } from './references.js';
import { seenCertificates, type SeenCertificate } from './seen-certificates.js';

/** The situation with everything that several causes ask of it. */
export interface View extends Situation {
  readonly findings: readonly Finding[];
  readonly toOnprem: readonly ServerPrediction[];
  readonly toCloud: readonly ServerPrediction[];
  /** Faults that are about the transport between the two sides. */
  readonly faults: readonly FaultObservation[];
  readonly endpoints: readonly EndpointView[];
  /** Names Exchange Online wants to see in the certificate served. */
  readonly wanted: readonly string[];
  readonly references: readonly Reference[];
  /** Certificates that were seen served or presented, and whose they are. */
  readonly seen: readonly SeenCertificate[];
}

export function viewOf(situation: Situation, findings: readonly Finding[]): View {
  const { predictions, observations } = situation;
  const toOnprem = predictions.filter(({ prediction }) => prediction.flow === 'cloud-to-onprem');
  const faults = observations.faults.filter(isOurs);
  const domains = situation.organization.outboundConnectors.flatMap(
    ({ tlsDomain }) => known(tlsDomain) ?? [],
  );
  const expected = faults.flatMap(({ expectedSubjects }) => expectedSubjects);
  const endpoints = endpointViews(situation);
  const wanted = [...new Set([...domains, ...expected])];
  return {
    ...situation,
    findings,
    toOnprem,
    toCloud: predictions.filter(({ prediction }) => prediction.flow === 'onprem-to-cloud'),
    faults,
    endpoints,
    wanted,
    references: referencesOf(situation, wanted),
    seen: seenCertificates(situation, endpoints, faults, wanted),
  };
}

/** The fault with one of these words, the first of them that was seen most. */
export function faultOf({ faults }: View, words: readonly string[]): FaultObservation | undefined {
  return faults.find((fault) => isOneOf(fault, words));
}

export function isOneOf({ token, enhancedCode }: FaultObservation, words: readonly string[]): boolean {
  return (
    (token !== null && words.includes(token)) ||
    (token === null && enhancedCode !== null && words.includes(enhancedCode))
  );
}

/** The facts of one kind. */
export function factsOf<Kind extends Fact['kind']>(
  { observations }: View,
  kind: Kind,
): Extract<Fact, { kind: Kind }>[] {
  return observations.facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind);
}

/** Events by id; the source tells apart ids that several programs use. */
export function eventsOf(view: View, ids: readonly number[], source = /./) {
  return factsOf(view, 'event').filter(
    (event) => ids.includes(event.id) && (event.source === undefined || source.test(event.source)),
  );
}

/** Server name in upper case without its domain; '' where a fact names none. */
export function serverName(server: string | undefined): string {
  return server?.split('.')[0]?.toUpperCase() ?? '';
}

/** The servers a list of things names, each once. */
export function serversOf(things: readonly { readonly server?: string }[]): string[] {
  return [...new Set(things.map(({ server }) => serverName(server)))].filter((name) => name !== '').sort();
}

/** Every server of the flow is known to do well by its settings. */
export function allGood(predictions: readonly ServerPrediction[]): boolean {
  return predictions.length > 0 && predictions.every(({ prediction }) => isGood(prediction));
}

/** Servers whose settings are predicted to fail in the way given. */
export function failing(
  predictions: readonly ServerPrediction[],
  outcomes: readonly string[],
): ServerPrediction[] {
  return predictions.filter(({ prediction }) => outcomes.includes(prediction.outcome));
}

/** The confidence of the least sure of them. */
export function leastSure(predictions: readonly ServerPrediction[]): Confidence {
  const order: readonly Confidence[] = ['low', 'medium', 'high', 'certain'];
  const ranks = predictions.map(({ prediction }) => order.indexOf(prediction.confidence));
  return order[Math.min(...ranks, 3)] ?? 'low';
}

/** An Edge Transport server, by its role or by the wizard's list (§A.2.5). */
export function isEdge({ organization }: Situation, server: string): boolean {
  return (
    organization.exchangeServers.some(
      (entry) =>
        entry.name.toUpperCase() === server &&
        (known(entry.isEdgeServer) === true || (known(entry.roles) ?? []).some((role) => /edge/i.test(role))),
    ) ||
    organization.hybridConfigurations.some(({ edgeTransportServers }) =>
      (known(edgeTransportServers) ?? []).some((name) => serverName(name) === server),
    ) ||
    organization.receiveConnectors.some(
      (connector) =>
        connector.server.toUpperCase() === server &&
        /^default internal receive connector/i.test(connector.name),
    )
  );
}

/** One text and nothing beside it: what it quotes may be old, of another server, or misread. */
export function isTextAlone({ organization, stores, observations }: Situation): boolean {
  const { receiveConnectors, sendConnectors, inboundConnectors, outboundConnectors } = organization;
  const exported = [receiveConnectors, sendConnectors, inboundConnectors, outboundConnectors].some(
    (objects) => objects.length > 0,
  );
  const { faults, facts, sessions, headers } = observations;
  const attempts = faults.some(({ examplesOnly, share }) => !examplesOnly && share.total > 1);
  const logged = sessions.reduce((sum, entry) => sum + entry.sessions, 0);
  // What one session of a log says shows as a fault beside it.
  const texts = Math.max(faults.length, logged) + facts.length + headers.length;
  return !exported && stores.size === 0 && !attempts && texts <= 1;
}
