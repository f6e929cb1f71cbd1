import { parseAddressRange } from '../normal-forms/address-range.js';
import {
  normalAddressSpace,
  normalDomain,
  domainOfAddressSpace,
  normalSmartHost,
} from '../normal-forms/domain-pattern.js';
import { NAMES_ONLY } from '../normal-forms/enumerations.js';
import type { InboundConnector, OutboundConnector } from '../objects.js';
import type { RecordReader } from '../read/record-reader.js';
import { directoryParts } from './directory-object.js';

export function toInboundConnector(reader: RecordReader): InboundConnector {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'InboundConnector',
    identity,
    name,
    whenChanged,
    origin,
    records,
    enabled: reader.flag('Enabled'),
    connectorType: reader.choice('ConnectorType', NAMES_ONLY, 'nullable'),
    connectorSource: reader.choice('ConnectorSource', NAMES_ONLY, 'nullable'),
    senderDomains: reader.list('SenderDomains', normalAddressSpace),
    senderIpAddresses: reader.list('SenderIPAddresses', parseAddressRange),
    tlsSenderCertificateName: reader.text('TlsSenderCertificateName'),
    requireTls: reader.flag('RequireTls'),
    restrictDomainsToCertificate: reader.flag('RestrictDomainsToCertificate'),
    restrictDomainsToIpAddresses: reader.flag('RestrictDomainsToIPAddresses'),
    cloudServicesMailEnabled: reader.flag('CloudServicesMailEnabled'),
    treatMessagesAsInternal: reader.flag('TreatMessagesAsInternal'),
    associatedAcceptedDomains: reader.list('AssociatedAcceptedDomains', normalDomain),
    trustedOrganizations: reader.list('TrustedOrganizations', normalDomain),
    efSkipLastIp: reader.flag('EFSkipLastIP'),
    efSkipIps: reader.list('EFSkipIPs', parseAddressRange),
    efUsers: reader.list('EFUsers', normalDomain),
  };
}

export function toOutboundConnector(reader: RecordReader): OutboundConnector {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'OutboundConnector',
    identity,
    name,
    whenChanged,
    origin,
    records,
    enabled: reader.flag('Enabled'),
    connectorType: reader.choice('ConnectorType', NAMES_ONLY, 'nullable'),
    connectorSource: reader.choice('ConnectorSource', NAMES_ONLY, 'nullable'),
    recipientDomains: reader.list('RecipientDomains', domainOfAddressSpace),
    smartHosts: reader.list('SmartHosts', normalSmartHost),
    useMxRecord: reader.flag('UseMXRecord'),
    tlsSettings: reader.choice('TlsSettings', NAMES_ONLY, 'nullable'),
    tlsDomain: reader.text('TlsDomain'),
    cloudServicesMailEnabled: reader.flag('CloudServicesMailEnabled'),
    routeAllMessagesViaOnPremises: reader.flag('RouteAllMessagesViaOnPremises'),
    allAcceptedDomains: reader.flag('AllAcceptedDomains'),
    isTransportRuleScoped: reader.flag('IsTransportRuleScoped'),
    testMode: reader.flag('TestMode'),
    senderRewritingEnabled: reader.flag('SenderRewritingEnabled'),
    mtaStsMode: reader.choice('MtaStsMode', NAMES_ONLY, 'nullable'),
    smtpDaneMode: reader.choice('SmtpDaneMode', NAMES_ONLY, 'nullable'),
    isValidated: reader.flag('IsValidated'),
  };
}
