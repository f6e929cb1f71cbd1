import type { EntryOf } from './catalogue-entry.js';
import { SOURCES } from './sources.js';

const dns = { class: 'dns', flow: 'either', sources: [SOURCES.mailFlowIntelligence, SOURCES.ndr] } as const;

/** Connections that ended before or during the dialogue, and names that led nowhere (§E.5). */
export const CONNECTION_TOKENS: readonly EntryOf[] = [
  {
    id: 'connection-timed-out',
    class: 'network',
    raisedBy: 'Exchange Server',
    flow: 'onprem-to-cloud',
    meaning:
      'The queue gave up on the session. Exchange Server shows this also when its own certificate cannot be used: only the SmtpSend log tells the two apart.',
    likelyCauses: ['certificate-not-enabled-for-smtp', 'private-key-unusable', 'starttls-stripped-by-device'],
    remedy: 'Look into the SmtpSend log for "TLS negotiation failed with error".',
    sources: [SOURCES.notSent, SOURCES.noCredentials],
    phrases: ['4.4.1 connection timed out'],
  },
  {
    id: 'unable-to-connect',
    class: 'network',
    raisedBy: 'Exchange Server, Exchange Online',
    flow: 'either',
    meaning:
      'No session came about. Exchange Server shows this also when the private key of its certificate cannot be used.',
    likelyCauses: [
      'front-end-listener-down',
      'eop-range-blocked',
      'private-key-unusable',
      'ipv6-path-broken',
    ],
    sources: [SOURCES.noCredentials, SOURCES.mailFlowIntelligence],
    phrases: ['unable to connect'],
  },
  {
    id: 'connection-dropped',
    class: 'network',
    raisedBy: 'Exchange Server, Exchange Online',
    flow: 'either',
    meaning: 'The other side, or a device in between, ended the session in the middle of the dialogue.',
    likelyCauses: [
      'certificate-not-enabled-for-smtp',
      'starttls-stripped-by-device',
      'tls-version-or-cipher-missing',
      'tls-terminated-by-device',
    ],
    sources: [SOURCES.mailFlowIntelligence, SOURCES.socketError],
    phrases: ['connection dropped'],
  },
  {
    id: 'connection-closed-abruptly',
    class: 'network',
    raisedBy: 'Exchange Online, Exchange Server',
    flow: 'either',
    meaning:
      'The server hung up without a reply: a firewall that inspects SMTP, an overloaded server, or one that does not speak TLS 1.2.',
    likelyCauses: ['starttls-stripped-by-device', 'tls-version-or-cipher-missing', 'front-end-listener-down'],
    remedy: 'Switch off SMTP inspection (fixup, ESMTP inspection) between Exchange Online and your servers.',
    sources: [SOURCES.mailFlowIntelligence],
    names: ['SuspiciousRemoteServerError', 'SMTPSEND.SuspiciousRemoteServerError'],
    phrases: ['closed abruptly', 'disconnected abruptly', 'suspiciousremoteservererror'],
    codes: ['4.4.318', '5.4.318'],
  },
  {
    id: 'not-accepting',
    class: 'network',
    raisedBy: 'Exchange Server',
    flow: 'cloud-to-onprem',
    meaning:
      'The server answers and takes no mail: it is in maintenance, its transport component is inactive, or it is short of disk or memory (back pressure).',
    likelyCauses: ['front-end-listener-down'],
    remedy: 'Get-ServerComponentState, and events 15004 to 15007 for back pressure.',
    sources: [SOURCES.rfc3463, SOURCES.receiveConnectors],
    phrases: ['4.3.2 service not a', '4.3.2 system not accepting', '4.3.1 insufficient system resources'],
  },
  {
    ...dns,
    id: 'InfoNoRecords',
    raisedBy: 'Exchange Online',
    meaning: 'The name exists in DNS but has no record that leads to a mail server.',
    likelyCauses: ['path-varies-by-site'],
    remedy: 'Add the A or MX record, or correct the smart host of the OutboundConnector.',
    phrases: ['infonorecords'],
  },
  {
    ...dns,
    id: 'InfoDomainNonexistent',
    raisedBy: 'Exchange Online',
    meaning: 'The name does not exist in DNS.',
    likelyCauses: [],
    remedy: 'Correct the smart host of the OutboundConnector, or the recipient’s domain.',
    names: ['NonExistentDomain', 'SMTPSEND.DNS.NonExistentDomain'],
    phrases: ['infodomainnonexistent', 'nonexistentdomain', 'nonexistent domain', 'domain does not exist'],
  },
  {
    ...dns,
    id: 'ErrorRetry',
    raisedBy: 'Exchange Online',
    meaning: 'The DNS servers of the name gave no usable answer; the query will be tried again.',
    likelyCauses: [],
    remedy: 'Have the DNS servers of the domain checked from outside.',
    phrases: ['errorretry', 'errortimeout'],
  },
  {
    ...dns,
    id: 'dnssec-invalid',
    raisedBy: 'Exchange Online',
    meaning: 'The DNSSEC signatures of the receiving domain do not validate.',
    likelyCauses: ['dane-or-mta-sts-policy'],
    sources: [SOURCES.ndr, SOURCES.dane],
    phrases: ['dnssec-invalid', 'invalid dnssec records'],
    codes: ['4.7.324', '5.7.324'],
  },
  {
    ...dns,
    id: 'dns-query-failed',
    raisedBy: 'Exchange Online, Exchange Server',
    meaning: 'The name of the next server could not be resolved.',
    likelyCauses: ['path-varies-by-site'],
    phrases: ['dns query failed'],
    codes: ['4.4.312', '5.4.312', '5.4.4', '4.4.4'],
  },
];
