import { parseAddressRange } from '../normal-forms/address-range.js';
import { parseBinding } from '../normal-forms/binding.js';
import { parseByteSize } from '../normal-forms/byte-size.js';
import { parseCount } from '../normal-forms/count.js';
import { parseDomainCapability } from '../normal-forms/domain-capability.js';
import {
  AUTH_MECHANISMS,
  EXTENDED_PROTECTION_POLICIES,
  MESSAGE_RATE_SOURCES,
  PERMISSION_GROUPS,
  PROTOCOL_LOGGING_LEVELS,
  SERVER_ROLES,
  SIZE_MODES,
} from '../normal-forms/enumerations.js';
import { parseTimeSpan } from '../normal-forms/time-span.js';
import { parseX509Identifier } from '../normal-forms/x509-identifier.js';
import type { ReceiveConnector } from '../objects.js';
import type { RecordReader } from '../read/record-reader.js';
import { splitCapabilities } from '../read/split-items.js';
import { directoryParts } from './directory-object.js';
import { serverOfCommand, tellServer, type ServerClues } from './tell-server.js';

export function toReceiveConnector(reader: RecordReader, clues: ServerClues): ReceiveConnector {
  const { server: identityServer, ...parts } = directoryParts(reader);
  const told = tellServer(clues, reader.record.origin.item, {
    certain: [
      identityServer,
      reader.plain('Server'),
      serverOfCommand(reader.record.command),
      serverOfDefaultName(parts.name),
    ],
  });
  const identity =
    parts.identity.includes('\\') || told.server === '' ? parts.identity : `${told.server}\\${parts.name}`;
  return {
    kind: 'ReceiveConnector',
    ...parts,
    identity,
    ...told,
    enabled: reader.flag('Enabled'),
    transportRole: reader.choice('TransportRole', SERVER_ROLES),
    bindings: reader.list('Bindings', parseBinding),
    remoteIpRanges: reader.list('RemoteIPRanges', parseAddressRange),
    authMechanism: reader.flags('AuthMechanism', AUTH_MECHANISMS),
    permissionGroups: reader.flags('PermissionGroups', PERMISSION_GROUPS),
    requireTls: reader.flag('RequireTLS'),
    fqdn: reader.text('Fqdn'),
    tlsCertificateName: reader.value('TlsCertificateName', parseX509Identifier),
    tlsDomainCapabilities: reader.list('TlsDomainCapabilities', parseDomainCapability, splitCapabilities),
    protocolLoggingLevel: reader.choice('ProtocolLoggingLevel', PROTOCOL_LOGGING_LEVELS),
    suppressXAnonymousTls: reader.flag('SuppressXAnonymousTls'),
    domainSecureEnabled: reader.flag('DomainSecureEnabled'),
    maxMessageSize: reader.value('MaxMessageSize', parseByteSize),
    connectionTimeout: reader.value('ConnectionTimeout', parseTimeSpan),
    connectionInactivityTimeout: reader.value('ConnectionInactivityTimeout', parseTimeSpan),
    tarpitInterval: reader.value('TarpitInterval', parseTimeSpan),
    banner: reader.text('Banner'),
    enableAuthGssapi: reader.flag('EnableAuthGSSAPI'),
    extendedProtectionPolicy: reader.choice('ExtendedProtectionPolicy', EXTENDED_PROTECTION_POLICIES),
    messageRateLimit: reader.value('MessageRateLimit', parseCount),
    messageRateSource: reader.choice('MessageRateSource', MESSAGE_RATE_SOURCES),
    maxInboundConnection: reader.value('MaxInboundConnection', parseCount),
    maxInboundConnectionPerSource: reader.value('MaxInboundConnectionPerSource', parseCount),
    maxRecipientsPerMessage: reader.value('MaxRecipientsPerMessage', parseCount),
    maxHeaderSize: reader.value('MaxHeaderSize', parseByteSize),
    sizeEnabled: reader.choice('SizeEnabled', SIZE_MODES),
    chunkingEnabled: reader.flag('ChunkingEnabled'),
    bareLinefeedRejectionEnabled: reader.flag('BareLinefeedRejectionEnabled'),
  };
}

/** The connectors that setup makes carry their server's name. (§A.2) */
function serverOfDefaultName(name: string): string | undefined {
  return SETUP_NAME.exec(name)?.[1];
}

const SETUP_NAME =
  /^(?:Default Frontend|Outbound Proxy Frontend|Client Frontend|Client Proxy|Default internal receive connector|Default|Client) ([A-Za-z0-9-]{1,63})$/i;
