import { normalDomain } from '../normal-forms/domain-pattern.js';
import { ACCEPTED_DOMAIN_TYPES } from '../normal-forms/enumerations.js';
import type { AcceptedDomain, RemoteDomain, Side, ToldBy } from '../objects.js';
import type { RecordReader } from '../read/record-reader.js';
import { directoryParts } from './directory-object.js';

/** The side of an object that both sides have, and what told it. */
export interface ToldSide {
  readonly side: Side | 'unknown';
  readonly sideFrom: ToldBy;
}

export function toAcceptedDomain(reader: RecordReader, told: ToldSide): AcceptedDomain {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'AcceptedDomain',
    identity,
    name,
    whenChanged,
    origin,
    records,
    ...told,
    // Microsoft365DSC tells the domain as the identity alone.
    domainName: reader.value(isResource(reader) ? 'Identity' : 'DomainName', normalDomain),
    domainType: reader.choice('DomainType', ACCEPTED_DOMAIN_TYPES),
    matchSubDomains: reader.flag('MatchSubDomains'),
    initialDomain: reader.flag('InitialDomain'),
    default: reader.flag('Default'),
    isCoexistenceDomain: reader.flag('IsCoexistenceDomain'),
  };
}

function isResource({ record }: RecordReader): boolean {
  return record.typeNames[0] === 'EXOAcceptedDomain';
}

export function toRemoteDomain(reader: RecordReader, told: ToldSide): RemoteDomain {
  const { identity, name, whenChanged, origin, records } = directoryParts(reader);
  return {
    kind: 'RemoteDomain',
    identity,
    name,
    whenChanged,
    origin,
    records,
    ...told,
    domainName: reader.value('DomainName', normalDomain),
    isInternal: reader.flag('IsInternal'),
    targetDeliveryDomain: reader.flag('TargetDeliveryDomain'),
    trustedMailInboundEnabled: reader.flag('TrustedMailInboundEnabled'),
    trustedMailOutboundEnabled: reader.flag('TrustedMailOutboundEnabled'),
  };
}
