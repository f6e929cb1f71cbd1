import { parseByteSize } from '../normal-forms/byte-size.js';
import { normalAddressSpace, normalSmartHost } from '../normal-forms/domain-pattern.js';
import {
  NAMES_ONLY,
  PROTOCOL_LOGGING_LEVELS,
  SMART_HOST_AUTH_MECHANISMS,
} from '../normal-forms/enumerations.js';
import { serverName } from '../normal-forms/server-name.js';
import { parseTimeSpan } from '../normal-forms/time-span.js';
import { parseX509Identifier } from '../normal-forms/x509-identifier.js';
import type { SendConnector } from '../objects.js';
import type { RecordReader } from '../read/record-reader.js';
import { directoryParts, splitIdentity } from './directory-object.js';

export function toSendConnector(reader: RecordReader): SendConnector {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'SendConnector',
    identity,
    name,
    whenChanged,
    origin,
    records,
    enabled: reader.flag('Enabled'),
    addressSpaces: reader.list('AddressSpaces', normalAddressSpace),
    smartHosts: reader.list('SmartHosts', normalSmartHost),
    dnsRoutingEnabled: reader.flag('DNSRoutingEnabled'),
    requireTls: reader.flag('RequireTLS'),
    ignoreStartTls: reader.flag('IgnoreSTARTTLS'),
    tlsAuthLevel: reader.choice('TlsAuthLevel', NAMES_ONLY, 'nullable'),
    tlsDomain: reader.text('TlsDomain'),
    tlsCertificateName: reader.value('TlsCertificateName', parseX509Identifier),
    cloudServicesMailEnabled: reader.flag('CloudServicesMailEnabled'),
    fqdn: reader.text('Fqdn'),
    sourceTransportServers: reader.list('SourceTransportServers', toServerName),
    frontendProxyEnabled: reader.flag('FrontendProxyEnabled'),
    domainSecureEnabled: reader.flag('DomainSecureEnabled'),
    errorPolicies: reader.flags('ErrorPolicies', NAMES_ONLY),
    maxMessageSize: reader.value('MaxMessageSize', parseByteSize),
    port: reader.number('Port'),
    connectorType: reader.choice('ConnectorType', NAMES_ONLY, 'nullable'),
    isScopedConnector: reader.flag('IsScopedConnector'),
    useExternalDnsServersEnabled: reader.flag('UseExternalDNSServersEnabled'),
    forceHelo: reader.flag('ForceHELO'),
    smartHostAuthMechanism: reader.choice('SmartHostAuthMechanism', SMART_HOST_AUTH_MECHANISMS),
    protocolLoggingLevel: reader.choice('ProtocolLoggingLevel', PROTOCOL_LOGGING_LEVELS),
    connectionInactivityTimeout: reader.value('ConnectionInactivityTimeOut', parseTimeSpan),
  };
}

/** A server reference in a list: its name, or the distinguished name that stands in its place below the export's depth. */
export function toServerName(text: string): string {
  return serverName(splitIdentity(text).name);
}
