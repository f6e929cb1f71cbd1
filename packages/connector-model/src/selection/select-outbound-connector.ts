import { normalDomain } from '../normal-forms/domain-pattern.js';
import type { AcceptedDomain, OutboundConnector } from '../objects.js';
import { known, visibleItems } from '../setting.js';
import type { Confidence } from './confidence.js';

export interface OutboundConnectorQuery {
  readonly connectors: readonly OutboundConnector[];
  readonly recipientDomain: string;
  /** Accepted domains of Exchange Online; those of Exchange Server are passed over. */
  readonly acceptedDomains?: readonly AcceptedDomain[];
}

/** By what a connector takes the domain, in the order the documentation gives. (§E.1.2) */
export type OutboundMatchKind = 'exact-domain' | 'accepted-domain' | 'wildcard';

export interface OutboundConnectorMatch {
  readonly connector: OutboundConnector;
  readonly by: OutboundMatchKind;
  /** The item of RecipientDomains that matches; the domain itself for an accepted domain. */
  readonly pattern: string;
}

export interface OutboundConnectorSelection {
  /** `no-connector`: Exchange Online delivers by the MX record of the domain. */
  readonly outcome: 'selected' | 'no-connector' | 'ambiguous' | 'unknown';
  readonly chosen?: OutboundConnectorMatch;
  readonly runnerUp?: OutboundConnectorMatch;
  /** One sentence. */
  readonly reason: string;
  readonly confidence: Confidence;
  /** Connectors whose exported settings leave open whether they take the domain. */
  readonly undecided: readonly OutboundConnector[];
  /** Connectors that take any mail a mail flow rule gives them. A plain Get-OutboundConnector leaves them out. (§E.1.1) */
  readonly ruleScoped: readonly OutboundConnector[];
  /** DomainType of the recipient domain in Exchange Online, where it is an accepted domain. (§E.1.4) */
  readonly acceptedDomainType: string | undefined;
}

/**
 * Which outbound connector of Exchange Online takes mail for a recipient domain when no mail flow rule chooses one.
 * Microsoft's order (exact domain, accepted domains, wildcard) is contradicted by its own example, so confidence is low
 * where two of these compete (§E.1.2).
 */
export function selectOutboundConnector(query: OutboundConnectorQuery): OutboundConnectorSelection {
  const domain = normalDomain(query.recipientDomain);
  const accepted = (query.acceptedDomains ?? []).filter(({ side }) => side !== 'onprem');
  const acceptedDomain = accepted.find((one) => known(one.domainName) === domain);
  const active = query.connectors.filter(
    ({ enabled, testMode }) => known(enabled) !== false && known(testMode) !== true,
  );
  const candidates = active.filter(({ isTransportRuleScoped }) => known(isTransportRuleScoped) !== true);
  const matches = candidates.flatMap((connector) => bestMatch(connector, domain, acceptedDomain) ?? []);
  const undecided = candidates.filter(
    (connector) =>
      connector.recipientDomains.state !== 'set' && !matches.some((match) => match.connector === connector),
  );
  return {
    ...decide(matches.sort(compareMatches), undecided, domain),
    undecided,
    ruleScoped: active.filter(({ isTransportRuleScoped }) => known(isTransportRuleScoped) === true),
    acceptedDomainType: (acceptedDomain && known(acceptedDomain.domainType)) ?? undefined,
  };
}

const ORDER: readonly OutboundMatchKind[] = ['exact-domain', 'accepted-domain', 'wildcard'];

function bestMatch(
  connector: OutboundConnector,
  domain: string,
  acceptedDomain: AcceptedDomain | undefined,
): OutboundConnectorMatch | undefined {
  const patterns = visibleItems(connector.recipientDomains);
  if (patterns.includes(domain)) return { connector, by: 'exact-domain', pattern: domain };
  if (acceptedDomain && known(connector.allAcceptedDomains) === true) {
    return { connector, by: 'accepted-domain', pattern: domain };
  }
  const [pattern] = patterns.filter((item) => isWildcardFor(item, domain)).sort(longestFirst);
  return pattern === undefined ? undefined : { connector, by: 'wildcard', pattern };
}

function isWildcardFor(pattern: string, domain: string): boolean {
  return pattern === '*' || (pattern.startsWith('*.') && domain.endsWith(pattern.slice(1)));
}

function longestFirst(left: string, right: string): number {
  return right.length - left.length;
}

function compareMatches(left: OutboundConnectorMatch, right: OutboundConnectorMatch): number {
  return ORDER.indexOf(left.by) - ORDER.indexOf(right.by) || longestFirst(left.pattern, right.pattern);
}

type Decision = Pick<OutboundConnectorSelection, 'outcome' | 'chosen' | 'runnerUp' | 'reason' | 'confidence'>;

function decide(
  [chosen, runnerUp]: readonly OutboundConnectorMatch[],
  undecided: readonly OutboundConnector[],
  domain: string,
): Decision {
  const open = undecided.map(({ name }) => name).join(', ');
  if (!chosen) {
    if (open !== '') {
      const reason = `The export lacks the RecipientDomains of ${open}, which may take ${domain}.`;
      return { outcome: 'unknown', reason, confidence: 'low' };
    }
    const reason = `No outbound connector in the export takes ${domain}: Exchange Online delivers by its MX record.`;
    return { outcome: 'no-connector', reason, confidence: 'high' };
  }
  const found = { chosen, ...(runnerUp ? { runnerUp } : {}) };
  const taken = `${chosen.connector.name} takes ${domain} by ${describe(chosen)}`;
  if (runnerUp && compareMatches(chosen, runnerUp) === 0) {
    const reason = `${taken}, and so does ${runnerUp.connector.name}: nothing tells which of the two is used.`;
    return { outcome: 'ambiguous', reason, confidence: 'low', ...found };
  }
  if (runnerUp) {
    const competes = chosen.by !== runnerUp.by;
    const doubt = competes
      ? '; Microsoft documents that order and an example that contradicts it'
      : ', the longer pattern';
    const reason = `${taken} before ${runnerUp.connector.name} by ${describe(runnerUp)}${doubt}.`;
    return { outcome: 'selected', reason, confidence: competes ? 'low' : 'medium', ...found };
  }
  if (open !== '') {
    const reason = `${taken}; the export lacks the RecipientDomains of ${open}, which may take it too.`;
    return { outcome: 'selected', reason, confidence: 'low', ...found };
  }
  const confidence = known(chosen.connector.enabled) === true ? 'high' : 'medium';
  return { outcome: 'selected', reason: `${taken}; no other connector does.`, confidence, ...found };
}

function describe({ by, pattern }: OutboundConnectorMatch): string {
  return by === 'accepted-domain' ? 'AllAcceptedDomains' : `RecipientDomains ${pattern}`;
}
