import { rangeContains } from '../normal-forms/address-range.js';
import { domainOfAddressSpace, normalDomain } from '../normal-forms/domain-pattern.js';
import { parseRemoteAddress } from '../normal-forms/ip-address.js';
import type { InboundConnector } from '../objects.js';
import { known, visibleItems } from '../setting.js';
import type { InboundSession, NameMatch } from './attribute-inbound.js';

/** A Partner connector that judges sessions without attribution. Only on this type do the restrictions take effect. (§E.3) */
export interface PartnerMatch {
  readonly connector: InboundConnector;
  /** What the session fails: it is rejected with 550 5.7.51. Empty where nothing is known to fail. */
  readonly fails: readonly ('RestrictDomainsToCertificate' | 'RestrictDomainsToIPAddresses')[];
}

/** The enabled Partner connector whose sender domains take the session: the most exact domain, then the first. */
export function findPartner(
  connectors: readonly InboundConnector[],
  session: InboundSession,
  matchName: (pattern: string, certificateName: string) => NameMatch,
): PartnerMatch | undefined {
  const [first] = connectors
    .filter(({ enabled, connectorType }) => known(enabled) !== false && known(connectorType) === 'Partner')
    .flatMap((connector) => {
      const [exactness] = visibleItems(connector.senderDomains)
        .map((item) => exactnessFor(domainOfAddressSpace(item), session.mailFromDomain))
        .filter((exactness) => exactness !== undefined)
        .sort((left, right) => right - left);
      return exactness === undefined ? [] : [{ connector, exactness }];
    })
    .sort((left, right) => right.exactness - left.exactness);
  return first && { connector: first.connector, fails: failures(first.connector, session, matchName) };
}

/** Higher is more exact; undefined where the pattern does not take the domain. Of an unknown sender only `*` is sure. */
function exactnessFor(pattern: string, mailFromDomain: string | undefined): number | undefined {
  if (pattern === '*') return 0;
  if (mailFromDomain === undefined) return undefined;
  const domain = normalDomain(mailFromDomain);
  if (pattern === domain) return Number.MAX_SAFE_INTEGER;
  return pattern.startsWith('*.') && domain.endsWith(pattern.slice(1)) ? pattern.length : undefined;
}

function failures(
  connector: InboundConnector,
  { certificate, sourceAddress }: InboundSession,
  matchName: (pattern: string, certificateName: string) => NameMatch,
): PartnerMatch['fails'] {
  const fails: PartnerMatch['fails'][number][] = [];
  const pattern = known(connector.tlsSenderCertificateName);
  if (known(connector.restrictDomainsToCertificate) === true && certificate !== undefined) {
    const names = certificate?.trusted === false ? [] : (certificate?.names ?? []);
    const matches =
      typeof pattern === 'string' && names.some((name) => matchName(pattern, name) !== 'noMatch');
    if (!matches) fails.push('RestrictDomainsToCertificate');
  }
  const source = sourceAddress === undefined ? undefined : parseRemoteAddress(sourceAddress);
  if (
    known(connector.restrictDomainsToIpAddresses) === true &&
    source &&
    connector.senderIpAddresses.state === 'set'
  ) {
    if (!connector.senderIpAddresses.value.some((range) => rangeContains(range, source))) {
      fails.push('RestrictDomainsToIPAddresses');
    }
  }
  return fails;
}
