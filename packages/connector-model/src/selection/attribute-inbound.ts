import { rangeContains } from '../normal-forms/address-range.js';
import { normalDomain } from '../normal-forms/domain-pattern.js';
import { parseRemoteAddress } from '../normal-forms/ip-address.js';
import type { AcceptedDomain, InboundConnector } from '../objects.js';
import { known, visibleItems } from '../setting.js';
import type { Confidence } from './confidence.js';
import { findPartner, type PartnerMatch } from './partner-connector.js';

/** Whether a name in a certificate satisfies a pattern of a connector; `uncertain` where Microsoft does not say. (§E.2.7) */
export type NameMatch = 'match' | 'noMatch' | 'uncertain';

/** What is known of a session in which an on-premises server sends mail to Exchange Online. */
export interface InboundSession {
  /** Null: the server presents none. Undefined: not known. */
  readonly certificate?: ClientCertificate | null;
  readonly sourceAddress?: string;
  readonly mailFromDomain?: string;
  readonly recipientDomain?: string;
}

export interface ClientCertificate {
  /** Subject CN and SAN dNSNames. */
  readonly names: readonly string[];
  /** In date, and chained to a public root with all intermediates sent. Undefined: not known. */
  readonly trusted?: boolean;
}

export interface InboundAttributionQuery {
  readonly connectors: readonly InboundConnector[];
  /** Accepted domains of Exchange Online; those of Exchange Server are passed over. */
  readonly acceptedDomains: readonly AcceptedDomain[];
  readonly session: InboundSession;
  /** The name matching of `@hybrid-mailflow/cert-inspector`, or one of the same meaning. */
  readonly matchName: (pattern: string, certificateName: string) => NameMatch;
}

/** Why a connector that might have attributed the session does not. */
export type AttributionObstacle =
  | 'certificate-name'
  | 'certificate-not-trusted'
  | 'name-not-accepted-domain'
  | 'source-address'
  | 'sender-not-accepted-domain';

export interface InboundAttribution {
  readonly attribution: 'by-certificate' | 'by-address' | 'none' | 'unknown';
  /** The connector of type OnPremises that attributes the session to the tenant. */
  readonly connector?: InboundConnector;
  /** The pattern that matched; a wildcard may attribute sessions of other appliances of the company too. (§E.3.1) */
  readonly pattern?: string;
  /** CloudServicesMailEnabled of the connector: whether cross-premises headers are kept. */
  readonly headersKept?: boolean;
  /** Enabled OnPremises connectors that do not attribute it, and why. */
  readonly obstacles: readonly {
    readonly connector: InboundConnector;
    readonly obstacle: AttributionObstacle;
  }[];
  /** The Partner connector that judges a session without attribution, and whether its restriction fails. (§E.3.3) */
  readonly partner?: PartnerMatch;
  /** One sentence. */
  readonly reason: string;
  readonly confidence: Confidence;
}

/**
 * Which tenant connector a session from on premises is attributed to: by client certificate, else by source address, else
 * not at all, when it counts as mail from the Internet (§E.3). A failed attribution is no TLS failure.
 */
export function attributeInbound(query: InboundAttributionQuery): InboundAttribution {
  const accepted = query.acceptedDomains.filter(({ side }) => side !== 'onprem');
  const onPremises = query.connectors.filter(
    ({ enabled, connectorType }) => known(enabled) !== false && known(connectorType) === 'OnPremises',
  );
  const obstacles: Obstacle[] = [];
  const found =
    byCertificate(onPremises, accepted, query, obstacles) ??
    byAddress(onPremises, accepted, query.session, obstacles);
  if (found) return { ...found, obstacles };
  const partner = findPartner(query.connectors, query.session, query.matchName);
  return {
    attribution: 'none',
    obstacles,
    ...(partner ? { partner } : {}),
    reason: explainNone(obstacles, query.session),
    confidence: accepted.length === 0 ? 'medium' : 'high',
  };
}

type Obstacle = InboundAttribution['obstacles'][number];
type Found = Omit<InboundAttribution, 'obstacles'>;

function byCertificate(
  connectors: readonly InboundConnector[],
  accepted: readonly AcceptedDomain[],
  { session: { certificate }, matchName }: InboundAttributionQuery,
  obstacles: Obstacle[],
): Found | undefined {
  const patterned = connectors.flatMap((connector) => {
    const pattern = known(connector.tlsSenderCertificateName);
    return typeof pattern === 'string' ? [{ connector, pattern: normalDomain(pattern) }] : [];
  });
  if (patterned.length === 0 || certificate === null) return undefined;
  if (certificate === undefined) {
    return unknown('It is not known which certificate the server presents to Exchange Online.');
  }
  const matching = patterned.flatMap((one) => {
    const match = bestMatch(one.pattern, certificate.names, matchName);
    if (match !== 'noMatch') return [{ ...one, match }];
    obstacles.push({ connector: one.connector, obstacle: 'certificate-name' });
    return [];
  });
  for (const { connector, pattern, match } of matching.sort(mostExactFirst)) {
    if (certificate.trusted === false) {
      obstacles.push({ connector, obstacle: 'certificate-not-trusted' });
      continue;
    }
    const domainAccepted = isAccepted(pattern.replace(/^\*\./, ''), accepted);
    if (domainAccepted === false) {
      obstacles.push({ connector, obstacle: 'name-not-accepted-domain' });
      continue;
    }
    const asWritten =
      pattern.startsWith('*.') || certificate.names.some((name) => normalDomain(name) === pattern);
    const doubts = [
      ...(match === 'match' && !asWritten
        ? ['Microsoft advises to write it exactly as a name in the certificate']
        : []),
      ...(match === 'uncertain' ? ['whether a wildcard covers its own domain is not documented'] : []),
      ...(certificate.trusted === undefined ? ['the chain it sends is not known'] : []),
      ...(domainAccepted === undefined
        ? ['the accepted domains of Exchange Online are not in the export']
        : []),
    ];
    const but = doubts.length === 0 ? '' : `; ${doubts.join(', and ')}`;
    return {
      attribution: 'by-certificate',
      connector,
      pattern,
      ...headersKept(connector),
      reason: `TlsSenderCertificateName ${pattern} of ${connector.name} matches the certificate${but}.`,
      confidence: match === 'uncertain' ? 'low' : doubts.length > 0 ? 'medium' : 'high',
    };
  }
  return undefined;
}

function bestMatch(
  pattern: string,
  names: readonly string[],
  matchName: InboundAttributionQuery['matchName'],
): NameMatch {
  const matches = names.map((name) => matchName(pattern, name));
  return matches.includes('match') ? 'match' : matches.includes('uncertain') ? 'uncertain' : 'noMatch';
}

/** A sure match before an uncertain one, a name before a wildcard, a longer before a shorter. */
function mostExactFirst(
  left: { readonly pattern: string; readonly match: NameMatch },
  right: { readonly pattern: string; readonly match: NameMatch },
): number {
  const rank = ({ pattern, match }: typeof left) =>
    (match === 'match' ? 0 : 2) + (pattern.startsWith('*.') ? 1 : 0);
  return rank(left) - rank(right) || right.pattern.length - left.pattern.length;
}

function byAddress(
  connectors: readonly InboundConnector[],
  accepted: readonly AcceptedDomain[],
  { sourceAddress, mailFromDomain }: InboundSession,
  obstacles: Obstacle[],
): Found | undefined {
  const listing = connectors.filter(({ senderIpAddresses }) => visibleItems(senderIpAddresses).length > 0);
  if (listing.length === 0) return undefined;
  const source = sourceAddress === undefined ? undefined : parseRemoteAddress(sourceAddress);
  if (!source) return unknown('The source address of the session is not known, and a connector goes by it.');
  for (const connector of listing) {
    if (!visibleItems(connector.senderIpAddresses).some((range) => rangeContains(range, source))) {
      obstacles.push({ connector, obstacle: 'source-address' });
      continue;
    }
    const senderAccepted =
      mailFromDomain === undefined ? undefined : isAccepted(normalDomain(mailFromDomain), accepted);
    if (senderAccepted === false) {
      obstacles.push({ connector, obstacle: 'sender-not-accepted-domain' });
      continue;
    }
    const but =
      senderAccepted === undefined ? '; that the sender domain is an accepted domain is not known' : '';
    return {
      attribution: 'by-address',
      connector,
      ...headersKept(connector),
      reason: `SenderIPAddresses of ${connector.name} hold ${sourceAddress ?? ''}${but}.`,
      confidence: senderAccepted === undefined ? 'medium' : 'high',
    };
  }
  return undefined;
}

function headersKept({ cloudServicesMailEnabled }: InboundConnector): { readonly headersKept?: boolean } {
  const kept = known(cloudServicesMailEnabled);
  return kept === undefined ? {} : { headersKept: kept };
}

function unknown(reason: string): Found {
  return { attribution: 'unknown', reason, confidence: 'low' };
}

/** Undefined where no accepted domain of Exchange Online is exported. */
function isAccepted(domain: string, accepted: readonly AcceptedDomain[]): boolean | undefined {
  if (accepted.length === 0) return undefined;
  return accepted.some((one) => {
    const name = known(one.domainName);
    if (typeof name !== 'string') return false;
    const parent = name.replace(/^\*\./, '');
    const withSubdomains = name !== parent || known(one.matchSubDomains) === true;
    return domain === parent || (withSubdomains && domain.endsWith(`.${parent}`));
  });
}

function explainNone(obstacles: readonly Obstacle[], { certificate }: InboundSession): string {
  const [first] = obstacles;
  if (first)
    return `${first.connector.name} does not attribute the session: ${OBSTACLE_TEXTS[first.obstacle]}.`;
  if (certificate === null)
    return 'The server presents no certificate, and no connector goes by its address.';
  return 'No enabled inbound connector of type OnPremises goes by certificate or address.';
}

const OBSTACLE_TEXTS: Readonly<Record<AttributionObstacle, string>> = {
  'certificate-name': 'no name in the certificate matches its TlsSenderCertificateName',
  'certificate-not-trusted': 'the certificate is not valid or its chain does not reach a public root',
  'name-not-accepted-domain':
    'the domain of its TlsSenderCertificateName is no accepted domain of the tenant',
  'source-address': 'its SenderIPAddresses do not hold the source address',
  'sender-not-accepted-domain': 'the sender domain is no accepted domain of the tenant',
};
