import type { EntryOf } from './catalogue-entry.js';
import { SOURCES } from './sources.js';

const logged = {
  raisedBy: 'Exchange Server (protocol log)',
  flow: 'either',
  sources: [SOURCES.protocolLogging, SOURCES.hybridCertificates],
} as const;

/** Rows and words of the SMTP protocol logs that decide a case (§B.6). */
export const LOG_PHRASES: readonly EntryOf[] = [
  {
    ...logged,
    id: 'Sending certificate',
    class: 'unknown',
    meaning:
      'The row tells which certificate this side presented: subject, issuer, serial number, thumbprint, dates, names. It is the proof of what was served.',
    likelyCauses: [],
  },
  {
    ...logged,
    id: 'Remote certificate',
    class: 'unknown',
    meaning: 'The row tells which certificate the other side presented.',
    likelyCauses: [],
    names: ['Received certificate'],
  },
  {
    ...logged,
    id: 'NoRemoteCertificate',
    class: 'attribution',
    flow: 'cloud-to-onprem',
    meaning:
      "TlsDomainCapabilities='None'; Status='NoRemoteCertificate': the sender presented no certificate, so its mail counts as external. Exchange Online always presents one; a device in between does not.",
    likelyCauses: ['tls-terminated-by-device', 'third-party-gateway-answers', 'starttls-stripped-by-device'],
  },
  {
    ...logged,
    id: 'EmptyCertificate',
    class: 'attribution',
    meaning:
      "Client certificate chain validation status: 'EmptyCertificate': there was no certificate to check.",
    likelyCauses: ['tls-terminated-by-device', 'client-certificate-missing-or-wrong'],
  },
  {
    ...logged,
    id: 'AcceptCloudServicesMail',
    class: 'connector',
    flow: 'cloud-to-onprem',
    meaning:
      "TlsDomainCapabilities='AcceptCloudServicesMail': the sender's certificate matched, and the headers that mark mail as internal are kept.",
    likelyCauses: [],
    sources: [SOURCES.setReceiveConnector, SOURCES.protocolLogging],
  },
  {
    ...logged,
    id: '220 ****',
    class: 'tls',
    raisedBy: 'a firewall that inspects SMTP',
    meaning:
      'The banner came with asterisks: a firewall rewrites the dialogue, and hides STARTTLS or breaks it.',
    likelyCauses: ['starttls-stripped-by-device'],
    remedy: 'Switch off ESMTP inspection for this connection.',
    names: ['220 ********', 'masked banner'],
    sources: [SOURCES.mailFlowIntelligence],
  },
  {
    ...logged,
    id: 'XXXA',
    class: 'tls',
    raisedBy: 'a firewall that inspects SMTP',
    meaning:
      'A keyword of the EHLO answer was written over with X: a firewall took away what it does not know.',
    likelyCauses: ['starttls-stripped-by-device'],
    remedy: 'Switch off ESMTP inspection for this connection.',
    names: ['XXXXXXXA', 'XXXXXXXX'],
    sources: [SOURCES.mailFlowIntelligence],
  },
  {
    ...logged,
    id: 'X-ANONYMOUSTLS',
    class: 'unknown',
    meaning:
      'Encryption among Exchange servers of one organization, with the internal transport certificate. It says nothing about STARTTLS towards others.',
    likelyCauses: [],
    sources: [SOURCES.starttlsSelection, SOURCES.protocolLogging],
  },
  {
    ...logged,
    id: 'TLS negotiation succeeded',
    class: 'unknown',
    meaning:
      'The handshake succeeded with the protocol and cipher named. When the session ends right after it without mail, the other side refused the certificate.',
    likelyCauses: ['server-without-tls-certificate-name', 'certificate-expired', 'intermediate-not-sent'],
    names: ['negotiation succeeded', 'SP_PROT_TLS1_2_SERVER', 'SP_PROT_TLS1_3_SERVER'],
  },
  {
    ...logged,
    id: 'Tarpit',
    class: 'not-transport-security',
    meaning: 'The server made the client wait, after an error or for mail it had refused.',
    likelyCauses: [],
    names: ['Tarpit for'],
    sources: [SOURCES.receiveConnectors],
  },
];
