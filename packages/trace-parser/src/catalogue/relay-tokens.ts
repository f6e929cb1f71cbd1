import type { EntryOf } from './catalogue-entry.js';
import { SOURCES } from './sources.js';

/** Words by which a session is not taken for one of yours, or by which a setting of a connector or tenant refuses it (§E.3, §E.5). */
export const RELAY_TOKENS: readonly EntryOf[] = [
  {
    id: 'TenantInboundAttribution',
    class: 'attribution',
    raisedBy: 'Exchange Online',
    flow: 'onprem-to-cloud',
    meaning:
      'Exchange Online could not take the session for one of your servers. The code tells what stood in the way: a Partner connector with a restriction (5.7.51), or the refusal of Direct Send (5.7.68).',
    likelyCauses: [
      'client-certificate-missing-or-wrong',
      'sender-certificate-name-mismatch',
      'partner-connector-too-broad',
      'renewal-incomplete',
      'intermediate-not-sent',
    ],
    remedy:
      'See in the SmtpSend log which certificate your server presents, and compare its names with TlsSenderCertificateName and the accepted domains.',
    sources: [SOURCES.hybridCertificates, SOURCES.attribution],
    phrases: ['tenantinboundattribution'],
  },
  {
    id: 'ATTR36',
    class: 'attribution',
    raisedBy: 'Exchange Online',
    flow: 'onprem-to-cloud',
    meaning:
      'Exchange Online refuses to relay: neither the name in the certificate presented nor the sender is an accepted domain of the tenant.',
    likelyCauses: ['sender-certificate-name-mismatch', 'client-certificate-missing-or-wrong'],
    remedy: 'Present a certificate with a name under an accepted domain of the tenant.',
    sources: [SOURCES.relayDenied36, SOURCES.attribution],
    phrases: ['attr36'],
  },
  {
    id: 'TenantAttribution',
    class: 'attribution',
    raisedBy: 'Exchange Online',
    flow: 'onprem-to-cloud',
    meaning:
      'Exchange Online cannot tell which tenant the session belongs to, and the recipient is not in it: relaying is refused.',
    likelyCauses: [
      'client-certificate-missing-or-wrong',
      'certificate-expired',
      'intermediate-not-sent',
      'sender-certificate-name-mismatch',
      'renewal-incomplete',
      'edge-certificate-differs',
    ],
    remedy:
      'See in the SmtpSend log which certificate is presented; import its intermediates on every sending server.',
    sources: [SOURCES.tenantAttribution, SOURCES.attribution],
    phrases: ['tenantattribution'],
    codes: ['5.7.64', '4.7.64'],
  },
  {
    id: 'unable-to-relay',
    class: 'attribution',
    raisedBy: 'Exchange Server, Exchange Online',
    flow: 'either',
    meaning:
      'The receiving side has no reason to pass the message on: the recipient is in no accepted domain, and the session has no right to relay.',
    likelyCauses: [
      'cloud-capability-missing',
      'another-receive-connector-answers',
      'client-certificate-missing-or-wrong',
      'sender-certificate-name-mismatch',
    ],
    sources: [SOURCES.april2016, SOURCES.ndr],
    phrases: [
      'unable to relay',
      'relay-zugriff verweigert',
      'accès au relais refusé',
      'acceso a relay denegado',
      'acceso de retransmisión denegado',
    ],
    codes: ['5.7.54'],
  },
  {
    id: 'tls-certificate-name-not-found',
    class: 'connector',
    raisedBy: 'Exchange Server',
    flow: 'onprem-to-cloud',
    meaning:
      'TlsCertificateName of the send connector names a certificate by issuer and subject, and this server has none like that. Mail stays in the queues of this server only.',
    likelyCauses: [
      'tls-certificate-name-stale',
      'renewal-incomplete',
      'edge-certificate-differs',
      'edge-subscription-stale',
      'certificate-in-wrong-store',
      'private-key-unusable',
    ],
    remedy:
      'Import the certificate on this server, or set TlsCertificateName of the send connector to the issuer and subject of the new one.',
    sources: [SOURCES.hybridCertificates, SOURCES.april2016],
    phrases: [
      'certificate specified in tlscertificatename',
      'certificate specified in the tlscertificatename',
      'tlscertificatename of the send connector could not',
      'tlscertificatename of the sendconnector could not',
    ],
  },
  {
    id: 'client-not-authenticated',
    class: 'connector',
    raisedBy: 'Exchange Server, Exchange Online',
    flow: 'either',
    meaning:
      'The connector that answered takes no mail from clients without a login. For server-to-server mail that means the wrong connector answered, or one without AnonymousUsers.',
    likelyCauses: ['another-receive-connector-answers', 'client-certificate-missing-or-wrong'],
    sources: [SOURCES.ndr, SOURCES.receiveConnectors],
    phrases: ['client was not authenticated', 'not authenticated to send'],
    codes: ['5.7.57'],
  },
  {
    id: 'not-permitted-as-sender',
    class: 'connector',
    raisedBy: 'Exchange Server',
    flow: 'cloud-to-onprem',
    meaning:
      'The connector that answered does not let this session send under a domain of the organization: it is not the one meant for mail from Exchange Online, or lacks AcceptCloudServicesMail.',
    likelyCauses: ['another-receive-connector-answers', 'cloud-capability-missing'],
    sources: [SOURCES.receiveConnectors, SOURCES.ndr],
    phrases: ['permissions to send as this sender', 'permission to send as this sender'],
    codes: ['5.7.60'],
  },
  {
    id: 'temporary-authentication-failure',
    class: 'connector',
    raisedBy: 'Exchange Server',
    flow: 'either',
    meaning:
      'Two servers of one organization could not authenticate to each other: Kerberos between Mailbox servers, the internal transport certificate towards Edge servers.',
    likelyCauses: ['internal-transport-certificate-missing', 'edge-subscription-stale'],
    remedy: 'Check time, SPNs and trusts between the servers, and events 12012 to 12015 and 1035 on both.',
    sources: [SOURCES.temporaryAuthentication],
    phrases: ['temporary authentication failure'],
  },
  {
    id: 'mail-loop',
    class: 'connector',
    raisedBy: 'Exchange Online, Exchange Server',
    flow: 'either',
    meaning:
      'The message went round between servers until it was given up: each side takes the other for the recipient’s home.',
    likelyCauses: ['sender-certificate-name-too-broad', 'partner-connector-too-broad'],
    remedy: 'Compare domain types (Authoritative, InternalRelay) and connectors of both sides.',
    sources: [SOURCES.ndr],
    phrases: ['hop count exceeded', 'mail loop', 'loop detected'],
    codes: ['5.4.14', '5.4.6', '4.4.6'],
  },
  {
    id: 'ipv6-sender-not-identified',
    class: 'dns',
    raisedBy: 'Exchange Online',
    flow: 'onprem-to-cloud',
    meaning:
      'Mail came over IPv6 from an address without reverse DNS entry, or without SPF or DKIM, which Exchange Online demands there.',
    likelyCauses: ['ipv6-path-broken', 'client-certificate-missing-or-wrong'],
    remedy: 'Add the PTR record, or send over IPv4.',
    sources: [SOURCES.ndr],
    phrases: ['over ipv6'],
    codes: ['5.7.25', '4.7.26'],
  },
  {
    id: 'exchange-server-out-of-date',
    class: 'policy',
    raisedBy: 'Exchange Online',
    flow: 'onprem-to-cloud',
    meaning:
      'Exchange Online slows down or refuses mail from your servers because their build is out of support or far behind on updates. TLS and connectors work.',
    likelyCauses: [],
    remedy:
      'Update Exchange; until then enforcement can be paused for up to 90 days a year with New-TenantExemptionInfo -BlockingScenario UnpatchedOnPremServer.',
    sources: [SOURCES.outOfDate, SOURCES.ndr],
    phrases: ['exchange server version is out-of-date', 'server version is out of date'],
    codes: ['4.7.230', '5.7.230'],
  },
  {
    id: 'mta-sts-host-not-in-policy',
    class: 'policy',
    raisedBy: 'Exchange Online',
    flow: 'either',
    meaning:
      'The receiving domain publishes an MTA-STS policy that does not list the hosts of its MX records.',
    likelyCauses: ['dane-or-mta-sts-policy'],
    remedy: 'Add the hosts to the policy file and change its id in DNS.',
    sources: [SOURCES.ndr, SOURCES.rfc8461],
    phrases: ['failed mta-sts validation'],
    codes: ['4.4.8', '5.4.8'],
  },
];
