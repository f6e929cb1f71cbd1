import type { ConfigurationObject, Organization } from '../objects.js';

/** Every object of an organization, kind by kind. */
export function objectsOf(organization: Organization): readonly ConfigurationObject[] {
  return [
    ...organization.receiveConnectors,
    ...organization.sendConnectors,
    ...organization.inboundConnectors,
    ...organization.outboundConnectors,
    ...organization.certificates,
    ...organization.exchangeServers,
    ...organization.hybridConfigurations,
    ...organization.acceptedDomains,
    ...organization.remoteDomains,
    ...organization.transportServices,
    ...organization.transportConfigs,
    ...organization.onPremisesOrganizations,
  ];
}
