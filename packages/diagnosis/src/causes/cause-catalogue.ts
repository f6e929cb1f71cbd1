import type { Flow } from '../diagnosis.js';
import type { GapId } from '../gaps/gap-catalogue.js';

export interface CauseDescription {
  /** One clause, as a possibility: fits after "It may be that". */
  readonly possibility: string;
  readonly flow: Flow | 'either';
  /** The evidence that decides, cheapest first. */
  readonly decidedBy: readonly [GapId, ...GapId[]];
}

/** Every cause we know (§J), in the order that breaks ties. Ids are never renamed. */
export const CAUSES = {
  'server-without-tls-certificate-name': {
    possibility:
      'one of several servers has no TlsCertificateName on the receive connector that answers, and serves its setup certificate',
    flow: 'cloud-to-onprem',
    decidedBy: ['receive-connectors', 'exchange-certificates'],
  },
  'another-receive-connector-answers': {
    possibility:
      'another receive connector than Default Frontend answers, such as a relay connector whose RemoteIPRanges hold the load balancer',
    flow: 'cloud-to-onprem',
    decidedBy: ['receive-connectors', 'smtp-receive-logs'],
  },
  'tls-certificate-name-stale': {
    possibility:
      'TlsCertificateName still names a certificate that was replaced by one with another issuer or subject',
    flow: 'either',
    decidedBy: ['receive-connectors', 'exchange-certificates', 'transport-events'],
  },
  'certificate-expired': {
    possibility: 'the certificate of the servers has expired and was not replaced',
    flow: 'either',
    decidedBy: ['exchange-certificates', 'starttls-probe'],
  },
  'old-certificate-on-device': {
    possibility: 'the certificate was renewed on Exchange but not on a device in front of it',
    flow: 'cloud-to-onprem',
    decidedBy: ['starttls-probe', 'exchange-certificates'],
  },
  'starttls-stripped-by-device': {
    possibility: 'a firewall that inspects SMTP hides STARTTLS',
    flow: 'either',
    decidedBy: ['starttls-probe', 'transport-events'],
  },
  'tls-terminated-by-device': {
    possibility: 'a load balancer or gateway ends TLS with a certificate of its own',
    flow: 'either',
    decidedBy: ['starttls-probe', 'exchange-certificates'],
  },
  'third-party-gateway-answers': {
    possibility: 'the host name leads to a mail gateway and not to Exchange',
    flow: 'cloud-to-onprem',
    decidedBy: ['starttls-probe', 'outbound-connectors', 'target-addresses'],
  },
  'intermediate-not-sent': {
    possibility: 'the server does not send its intermediate certificate',
    flow: 'either',
    decidedBy: ['starttls-probe', 'certificate-chain-test'],
  },
  'chain-broken-on-server': {
    possibility:
      'Windows on the server cannot build the chain of the certificate, so Exchange does not offer STARTTLS',
    flow: 'cloud-to-onprem',
    decidedBy: ['transport-events', 'certificate-chain-test'],
  },
  'tls-domain-wrong': {
    possibility: 'TlsDomain of the OutboundConnector is not a name of the right certificate',
    flow: 'cloud-to-onprem',
    decidedBy: ['outbound-connectors', 'exchange-certificates'],
  },
  'certificate-not-enabled-for-smtp': {
    possibility: 'the certificate is not enabled for SMTP, so the service cannot use it',
    flow: 'either',
    decidedBy: ['exchange-certificates', 'smtp-send-logs'],
  },
  'private-key-unusable': {
    possibility: 'the private key of the certificate is missing or cannot be read by the transport service',
    flow: 'either',
    decidedBy: ['exchange-certificates', 'transport-events', 'smtp-send-logs'],
  },
  'internal-transport-certificate-missing': {
    possibility: 'the internal transport certificate of a server is gone',
    flow: 'either',
    decidedBy: ['transport-events', 'exchange-certificates'],
  },
  'edge-subscription-stale': {
    possibility: 'the Edge subscription was recreated or cannot synchronise the connector',
    flow: 'either',
    decidedBy: ['edge-synchronization', 'send-connectors', 'transport-events'],
  },
  'edge-certificate-differs': {
    possibility:
      'the Edge servers hold a certificate with another issuer or subject than the Mailbox servers',
    flow: 'either',
    decidedBy: ['exchange-certificates', 'send-connectors'],
  },
  'front-end-listener-down': {
    possibility:
      'nothing listens on port 25: the Front End Transport service stopped or the server is in maintenance',
    flow: 'cloud-to-onprem',
    decidedBy: ['transport-events', 'receive-connectors'],
  },
  'eop-range-blocked': {
    possibility: 'a firewall lets only some of the addresses of Exchange Online in',
    flow: 'cloud-to-onprem',
    decidedBy: ['message-trace', 'smtp-receive-logs'],
  },
  'tls-version-or-cipher-missing': {
    possibility: 'TLS 1.2 or a common cipher suite is missing on the server',
    flow: 'either',
    decidedBy: ['starttls-probe', 'windows-tls-settings', 'transport-events'],
  },
  'root-missing-on-premises': {
    possibility: 'the servers do not have the root certificate of Exchange Online (DigiCert Global Root G2)',
    flow: 'either',
    decidedBy: ['windows-roots', 'smtp-send-logs', 'transport-events'],
  },
  'revocation-unreachable': {
    possibility: 'the server cannot reach the revocation lists of the certificate authority',
    flow: 'onprem-to-cloud',
    decidedBy: ['exchange-certificates', 'certificate-chain-test'],
  },
  'client-certificate-missing-or-wrong': {
    possibility: 'the send connector presents no certificate, or another one than Exchange Online knows',
    flow: 'onprem-to-cloud',
    decidedBy: ['send-connectors', 'exchange-certificates', 'smtp-send-logs'],
  },
  'sender-certificate-name-mismatch': {
    possibility:
      'TlsSenderCertificateName of the InboundConnector is no name of the certificate presented, or no accepted domain',
    flow: 'onprem-to-cloud',
    decidedBy: ['inbound-connectors', 'cloud-accepted-domains', 'send-connectors'],
  },
  'sender-certificate-name-too-broad': {
    possibility: 'a wildcard TlsSenderCertificateName captures mail of other systems',
    flow: 'onprem-to-cloud',
    decidedBy: ['inbound-connectors'],
  },
  'partner-connector-too-broad': {
    possibility: 'a Partner InboundConnector with restrictions catches the mail of your own servers',
    flow: 'onprem-to-cloud',
    decidedBy: ['inbound-connectors'],
  },
  'certificate-in-wrong-store': {
    possibility: 'the certificate was imported into another store than Local Computer\\Personal',
    flow: 'either',
    decidedBy: ['exchange-certificates', 'transport-events'],
  },
  'service-serves-old-certificate': {
    possibility: 'the configuration is right, but the transport service still serves the old certificate',
    flow: 'either',
    decidedBy: ['starttls-probe', 'smtp-receive-logs'],
  },
  'path-varies-by-site': {
    possibility: 'the host name has several addresses, and one of them leads to a wrong server or site',
    flow: 'cloud-to-onprem',
    decidedBy: ['message-trace', 'target-addresses', 'starttls-probe'],
  },
  'cloud-capability-missing': {
    possibility: 'the receive connector lacks AcceptCloudServicesMail',
    flow: 'cloud-to-onprem',
    decidedBy: ['receive-connectors'],
  },
  'ipv6-path-broken': {
    possibility: 'the IPv6 path has no matching binding, range or reverse DNS entry',
    flow: 'either',
    decidedBy: ['receive-connectors', 'target-addresses'],
  },
  'dane-or-mta-sts-policy': {
    possibility: 'a DANE or MTA-STS policy no longer fits the certificate or host',
    flow: 'either',
    decidedBy: ['target-addresses', 'starttls-probe'],
  },
  'renewal-incomplete': {
    possibility: 'the certificate was renewed on some servers or connectors only',
    flow: 'either',
    decidedBy: ['receive-connectors', 'send-connectors', 'exchange-certificates'],
  },
} as const satisfies Record<string, CauseDescription>;

export type CauseId = keyof typeof CAUSES;

export const CAUSE_IDS = Object.keys(CAUSES) as readonly CauseId[];

export function isCauseId(id: string): id is CauseId {
  return Object.hasOwn(CAUSES, id);
}
