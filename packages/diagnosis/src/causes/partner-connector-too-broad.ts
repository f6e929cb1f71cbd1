import { known, type InboundConnector } from '@hybrid-mailflow/connector-model';
import { defineCause } from './define-cause.js';
import { points, proven, suggested } from './weighing/grounds.js';
import { hybridConnectors } from './weighing/attribution.js';
import { faultOf, type View } from './weighing/view.js';

const FAULTS = ['5.7.51', 'TenantInboundAttribution'];

/** A Partner connector with a restriction holds the organization's own domains and turns its mail away (§J.25, §E.3.3). */
export const partnerConnectorTooBroad = defineCause({
  id: 'partner-connector-too-broad',
  faults: FAULTS,
  rules: ['partner-connector-catches-own-mail'],
  assess: (view) => {
    const connector = broadPartner(view);
    if (!connector) return undefined;
    const fault = faultOf(view, FAULTS);
    const refused =
      fault?.enhancedCode === '5.7.51' ||
      view.toCloud.some(({ prediction }) => prediction.outcome === 'rejected');
    if (!fault && !refused) return undefined;
    const restriction =
      known(connector.restrictDomainsToCertificate) === true
        ? 'RestrictDomainsToCertificate'
        : 'RestrictDomainsToIPAddresses';
    const text = `The Partner connector ${connector.name} is for ${(known(connector.senderDomains) ?? []).map(domainOf).join(', ')} with ${restriction}: it turns away mail of your own servers that nothing else recognises.`;
    // Where the connector of the servers is right or absent, the Partner connector is what is wrong.
    const ownIsWrong =
      hybridConnectors(view).length > 0 &&
      view.toCloud.some(({ prediction }) => prediction.outcome === 'rejected');
    return {
      summary: text,
      servers: [],
      grounds: [
        ownIsWrong ? suggested(text) : proven(text),
        ...(fault?.enhancedCode === '5.7.51'
          ? [points('550 5.7.51 says that a Partner connector matched and its restriction failed.')]
          : []),
      ],
    };
  },
});

/** Enabled, restricted, and for every sender or for a domain of the organization. */
function broadPartner({ organization }: View): InboundConnector | undefined {
  const own = new Set(
    organization.acceptedDomains.flatMap(({ domainName }) => known(domainName)?.toLowerCase() ?? []),
  );
  return organization.inboundConnectors.find(
    ({ enabled, connectorType, senderDomains, restrictDomainsToCertificate, restrictDomainsToIpAddresses }) =>
      known(enabled) !== false &&
      /^partner$/i.test(known(connectorType) ?? '') &&
      (known(restrictDomainsToCertificate) === true || known(restrictDomainsToIpAddresses) === true) &&
      (known(senderDomains) ?? [])
        .map(domainOf)
        .some((domain) => domain === '*' || own.has(domain.replace(/^\*\./, ''))),
  );
}

function domainOf(space: string): string {
  return space
    .replace(/^smtp:/i, '')
    .replace(/;\d+$/, '')
    .toLowerCase();
}
