import { parseAddressRange } from '../normal-forms/address-range.js';
import { normalDomain } from '../normal-forms/domain-pattern.js';
import { SERVER_ROLES } from '../normal-forms/enumerations.js';
import { serverName } from '../normal-forms/server-name.js';
import { parseTimeSpan } from '../normal-forms/time-span.js';
import { parseX509Identifier } from '../normal-forms/x509-identifier.js';
import type { ExchangeServer, HybridConfiguration, TransportService } from '../objects.js';
import type { RecordReader } from '../read/record-reader.js';
import { directoryParts } from './directory-object.js';
import { toServerName } from './send-connector.js';

export function toExchangeServer(reader: RecordReader): ExchangeServer {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'ExchangeServer',
    identity,
    name,
    whenChanged,
    origin,
    records,
    fqdn: reader.text('Fqdn'),
    roles: reader.flags('ServerRole', SERVER_ROLES),
    isFrontendTransportServer: reader.flag('IsFrontendTransportServer'),
    isHubTransportServer: reader.flag('IsHubTransportServer'),
    isMailboxServer: reader.flag('IsMailboxServer'),
    isClientAccessServer: reader.flag('IsClientAccessServer'),
    isEdgeServer: reader.flag('IsEdgeServer'),
    adminDisplayVersion: reader.text('AdminDisplayVersion'),
    site: reader.text('Site'),
  };
}

export function toHybridConfiguration(reader: RecordReader): HybridConfiguration {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'HybridConfiguration',
    identity,
    name,
    whenChanged,
    origin,
    records,
    onPremisesSmartHost: reader.text('OnPremisesSmartHost'),
    tlsCertificateName: reader.value('TlsCertificateName', parseX509Identifier),
    // The domain that serves Autodiscover prints as `autod:contoso.com`. (§G.2)
    domains: reader.list('Domains', (text) => normalDomain(text.replace(/^autod:/i, ''))),
    features: reader.list('Features', featureName),
    receivingTransportServers: reader.list('ReceivingTransportServers', toServerName),
    sendingTransportServers: reader.list('SendingTransportServers', toServerName),
    edgeTransportServers: reader.list('EdgeTransportServers', toServerName),
    clientAccessServers: reader.list('ClientAccessServers', toServerName),
    externalIpAddresses: reader.list('ExternalIPAddresses', parseAddressRange),
  };
}

/** Numbers that stand for features are published nowhere. */
const featureName = (text: string) => (/^\d+$/.test(text) ? undefined : text);

export function toTransportService(reader: RecordReader): TransportService {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'TransportService',
    identity,
    name: serverName(name),
    whenChanged,
    origin,
    records,
    internalTransportCertificateThumbprint: reader.text('InternalTransportCertificateThumbprint'),
    receiveProtocolLogPath: reader.text('ReceiveProtocolLogPath'),
    sendProtocolLogPath: reader.text('SendProtocolLogPath'),
    messageTrackingLogPath: reader.text('MessageTrackingLogPath'),
    useDowngradedExchangeServerAuth: reader.flag('UseDowngradedExchangeServerAuth'),
    messageExpirationTimeout: reader.value('MessageExpirationTimeout', parseTimeSpan),
    externalDnsServers: reader.list('ExternalDNSServers', parseAddressRange),
    internalDnsServers: reader.list('InternalDNSServers', parseAddressRange),
  };
}
