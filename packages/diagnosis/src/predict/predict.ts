import {
  known,
  sendsToExchangeOnline,
  type Organization,
  type SendConnector,
} from '@hybrid-mailflow/connector-model';
import type { Fact } from '@hybrid-mailflow/trace-parser';
import { serverKey } from '../intake/servers.js';
import { endpointViews } from '../observe/endpoints.js';
import type { Observations } from '../observe/observations.js';
import type { Configuration, ServerRecord } from '../situation.js';
import { cloudsOfTenant } from './cloud-of-tenant.js';
import { cloudSessions, Representatives } from './cloud-sessions.js';
import { predictCloudToOnprem } from './cloud-to-onprem.js';
import { expectedSubject } from './expected-subject.js';
import { predictOnpremToCloud } from './onprem-to-cloud.js';
import { outboundRoutes, type OutboundRoute } from './outbound-route.js';
import type { PredictionInput } from './prediction-input.js';
import { cloudFacingServers, wizardServers } from './reach.js';
import { SentChains } from './sent-chains.js';
import type { ServerPrediction } from './server-prediction.js';

/**
 * Predictions for both flows: towards the organization one per server, route and connector that answers; towards the cloud one
 * per send connector and source server. None where no configuration was given, or none for mail between the two sides.
 */
export function predict(
  configuration: Configuration,
  observations: Observations,
  asOf: string,
): ServerPrediction[] {
  const { facts } = observations;
  const endpoints = endpointViews({ ...configuration, observations });
  const chains = new SentChains(endpoints, configuration.certificates, asOf);
  const input: PredictionInput = { configuration, facts, chains, asOf };
  return [...fromCloud(input, observations), ...toCloud(input)];
}

function fromCloud(input: PredictionInput, observations: Observations): ServerPrediction[] {
  const { configuration } = input;
  const { organization } = configuration;
  if (isWithoutMailFlow(organization)) return [];
  const routes = outboundRoutes(organization, expectedSubject(observations));
  const clouds = cloudsOfTenant(organization);
  const published = new Representatives();
  return cloudFacingServers(configuration, observations).flatMap(({ server, reach }) => {
    const observed = observations.cloudAddresses.get(server.name) ?? [];
    return routes.flatMap((route) => {
      const ipv6 = leadsToIpv6(route, observations.facts, observed);
      const sessions = cloudSessions(server, observed, ipv6, clouds, published);
      const sole = sessions.length === 1;
      return sessions.map((session) => predictCloudToOnprem(input, { server, reach, route, session, sole }));
    });
  });
}

function toCloud(input: PredictionInput): ServerPrediction[] {
  const { organization, servers } = input.configuration;
  return organization.sendConnectors.filter(sendsToExchangeOnline).flatMap((connector) =>
    [...sourceServers(connector, organization)].sort().map((name) => {
      const unknown: ServerRecord = { name, receiveConnectors: [], edge: false };
      return predictOnpremToCloud(input, servers.get(name) ?? unknown, connector);
    }),
  );
}

/** Where the export does not show them, those the wizard was run for (§F.2). */
function sourceServers(
  { sourceTransportServers }: SendConnector,
  organization: Organization,
): ReadonlySet<string> {
  const named = known(sourceTransportServers);
  if (named && named.length > 0) return new Set(named.map(serverKey));
  const edges = wizardServers(organization, 'edgeTransportServers');
  return edges.size > 0 ? edges : wizardServers(organization, 'sendingTransportServers');
}

/** The wizard was run without SecureMail and nobody made connectors: no mail flows between the two sides (§F.1). */
export function isWithoutMailFlow({
  hybridConfigurations,
  outboundConnectors,
  sendConnectors,
}: Organization): boolean {
  const [hybrid] = hybridConfigurations;
  const features = hybrid && known(hybrid.features);
  if (!features || features.some((feature) => /^SecureMail$/i.test(feature))) return false;
  return outboundConnectors.length === 0 && !sendConnectors.some(sendsToExchangeOnline);
}

/** Exchange Online uses IPv6 only where the name it connects to has such an address (§H.6). */
function leadsToIpv6(
  { target }: OutboundRoute,
  facts: readonly Fact[],
  observed: readonly string[],
): boolean {
  if (observed.some((address) => address.includes(':'))) return true;
  if (target === null) return false;
  if (target.replace(/^\[|\]$/g, '').includes(':')) return true;
  const wanted = target.toLowerCase();
  return facts.some(
    (fact) =>
      fact.kind === 'dns-answer' &&
      fact.name.toLowerCase().replace(/\.$/, '') === wanted &&
      fact.type === 'AAAA' &&
      fact.values.some(({ text }) => text.includes(':')),
  );
}
