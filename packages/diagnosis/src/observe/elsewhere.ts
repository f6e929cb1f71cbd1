import {
  known,
  sendsToExchangeOnline,
  visibleItems,
  type Organization,
} from '@hybrid-mailflow/connector-model';
import type { FaultObservation, Observations } from './observations.js';

const EXCHANGE_ONLINE =
  /(?:^|\.)(?:onmicrosoft\.(?:com|us|de|cn)|protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn)|mx\.microsoft)$/i;

/**
 * Takes faults of servers on their way to somebody else, such as the queue of a partner's domain, out of what is between the two
 * sides. Only the send connectors that lead to Exchange Online tell: without them every fault stays.
 */
export function withoutOthers(observations: Observations, organization: Organization): Observations {
  const toCloud = organization.sendConnectors.filter(sendsToExchangeOnline);
  if (toCloud.length === 0) return observations;
  const spaces = toCloud.flatMap(({ addressSpaces }) => visibleItems(addressSpaces)).map(domainOf);
  const own = [
    ...toCloud.flatMap(({ smartHosts }) => visibleItems(smartHosts)),
    ...organization.outboundConnectors.flatMap(({ smartHosts }) => visibleItems(smartHosts)),
    ...organization.acceptedDomains.flatMap(({ domainName }) => known(domainName) ?? []),
    ...organization.exchangeServers.flatMap(({ fqdn }) => parentOf(known(fqdn) ?? '')),
  ];
  const isOthers = (host: string) =>
    host.includes('.') &&
    !EXCHANGE_ONLINE.test(host) &&
    !spaces.some((space) => space === '*' || isUnder(host, space.replace(/^\*\./, ''))) &&
    !own.some((domain) => domain !== '' && isUnder(host, domain.toLowerCase()));
  const judge = (fault: FaultObservation): FaultObservation =>
    fault.fromServers && fault.targetHosts.length > 0 && fault.targetHosts.every(isOthers)
      ? { ...fault, class: 'not-transport-security' }
      : fault;
  return { ...observations, faults: observations.faults.map(judge) };
}

/** The domain of an address space: `contoso.com` of `smtp:contoso.com;1`. */
const domainOf = (space: string) => space.toLowerCase().replace(/^[a-z0-9]+:|;\d+$/g, '');

const parentOf = (fqdn: string) => fqdn.split('.').slice(1).join('.');

const isUnder = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);
