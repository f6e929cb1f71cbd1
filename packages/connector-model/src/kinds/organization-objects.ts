import { parseAddressRange } from '../normal-forms/address-range.js';
import { parseByteSize } from '../normal-forms/byte-size.js';
import { normalDomain } from '../normal-forms/domain-pattern.js';
import type { OnPremisesOrganization, TransportConfig } from '../objects.js';
import type { RecordReader } from '../read/record-reader.js';
import { directoryParts } from './directory-object.js';
import type { ToldSide } from './domains.js';

export function toTransportConfig(reader: RecordReader, told: ToldSide): TransportConfig {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'TransportConfig',
    identity,
    name,
    whenChanged,
    origin,
    records,
    ...told,
    tlsReceiveDomainSecureList: reader.list('TLSReceiveDomainSecureList', normalDomain),
    tlsSendDomainSecureList: reader.list('TLSSendDomainSecureList', normalDomain),
    maxReceiveSize: reader.value('MaxReceiveSize', parseByteSize),
    maxSendSize: reader.value('MaxSendSize', parseByteSize),
    internalSmtpServers: reader.list('InternalSMTPServers', parseAddressRange),
  };
}

export function toOnPremisesOrganization(reader: RecordReader): OnPremisesOrganization {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'OnPremisesOrganization',
    identity,
    name,
    whenChanged,
    origin,
    records,
    inboundConnector: reader.text('InboundConnector'),
    outboundConnector: reader.text('OutboundConnector'),
    hybridDomains: reader.list('HybridDomains', normalDomain),
    organizationName: reader.text('OrganizationName'),
  };
}
