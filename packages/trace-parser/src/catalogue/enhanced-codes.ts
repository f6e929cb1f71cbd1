import type { EntryOf } from './catalogue-entry.js';
import { SOURCES } from './sources.js';

const wrapper = {
  class: 'unknown',
  raisedBy: 'Exchange Server, Exchange Online',
  flow: 'either',
  likelyCauses: [],
  remedy: 'Read the reply quoted inside.',
  sources: [SOURCES.ndr],
} as const;

const unrelated = {
  class: 'not-transport-security',
  raisedBy: 'any SMTP server',
  flow: 'either',
  likelyCauses: [],
  sources: [SOURCES.rfc3463],
} as const;

/** What enhanced status codes tell by themselves, where no word of the text tells more (§E.5). */
export const ENHANCED_CODES: readonly EntryOf[] = [
  {
    id: '4.7.320',
    class: 'certificate',
    raisedBy: 'Exchange Online',
    flow: 'cloud-to-onprem',
    meaning:
      'Exchange Online refused the certificate your server served; the word in Message= says why. Since 2024 the same faults come as 4.4.317.',
    likelyCauses: [
      'server-without-tls-certificate-name',
      'certificate-expired',
      'intermediate-not-sent',
      'tls-terminated-by-device',
      'tls-domain-wrong',
    ],
    sources: [SOURCES.mailFlowIntelligence, SOURCES.hybridCertificates],
  },
  {
    ...wrapper,
    id: '4.4.317',
    class: 'network',
    raisedBy: 'Exchange Online',
    flow: 'cloud-to-onprem',
    meaning:
      'Exchange Online could not connect to your server, or could not agree on a session with it. Alone this says nothing: the word or reply in Message= does.',
    likelyCauses: ['front-end-listener-down', 'eop-range-blocked', 'tls-certificate-name-stale'],
    sources: [SOURCES.mailFlowIntelligence, SOURCES.hybridCertificates],
  },
  {
    ...wrapper,
    id: '5.4.317',
    class: 'network',
    raisedBy: 'Exchange Online',
    flow: 'cloud-to-onprem',
    meaning:
      'A message expired after 24 hours of 4.4.317. The reply in parentheses says what stood in the way.',
    likelyCauses: ['front-end-listener-down', 'eop-range-blocked', 'tls-certificate-name-stale'],
    sources: [SOURCES.ndr, SOURCES.mailFlowIntelligence],
  },
  {
    ...wrapper,
    id: '4.4.0',
    meaning: 'Exchange quotes what the other server answered, or what kept it from answering.',
  },
  {
    ...wrapper,
    id: '5.0.350',
    raisedBy: 'Exchange Online',
    meaning: 'The other server refused the message, and its reply is quoted.',
  },
  {
    ...wrapper,
    id: '4.4.101',
    raisedBy: 'Exchange Server',
    meaning: 'The front end could not set up the session it was to pass on; the reply it got is quoted.',
    sources: [SOURCES.newCertificate],
  },
  {
    ...wrapper,
    id: '4.4.395',
    raisedBy: 'Exchange Server',
    meaning: 'The other server answered with an error, which is quoted.',
  },
  {
    ...wrapper,
    id: '4.4.397',
    raisedBy: 'Exchange Server',
    class: 'network',
    meaning: 'The dialogue with the other server failed; the last error of it is quoted.',
    likelyCauses: ['front-end-listener-down', 'starttls-stripped-by-device'],
  },
  {
    ...wrapper,
    id: '4.4.7',
    meaning:
      'The message waited in a queue until its time ran out, or is late by now. The error before tells why.',
  },
  {
    ...wrapper,
    id: '5.4.300',
    meaning: 'The message waited in a queue until its time ran out. The attempt before it tells why.',
  },
  {
    ...wrapper,
    id: '5.4.7',
    meaning: 'The message waited in a queue until its time ran out. The error before tells why.',
  },
  {
    id: '4.4.1',
    class: 'network',
    raisedBy: 'Exchange Server',
    flow: 'either',
    meaning: 'The server did not answer, or not in time.',
    likelyCauses: ['front-end-listener-down', 'certificate-not-enabled-for-smtp', 'private-key-unusable'],
    sources: [SOURCES.rfc3463, SOURCES.notSent],
  },
  {
    id: '4.4.2',
    class: 'network',
    raisedBy: 'any SMTP server',
    flow: 'either',
    meaning: 'The connection was lost during the dialogue.',
    likelyCauses: [
      'tls-version-or-cipher-missing',
      'certificate-not-enabled-for-smtp',
      'starttls-stripped-by-device',
    ],
    sources: [SOURCES.rfc3463, SOURCES.socketError],
  },
  {
    id: '4.3.2',
    class: 'network',
    raisedBy: 'Exchange Server',
    flow: 'either',
    meaning: 'The server takes no messages just now: maintenance, an inactive component, or too much load.',
    likelyCauses: ['front-end-listener-down'],
    sources: [SOURCES.rfc3463],
  },
  {
    id: '4.7.5',
    class: 'certificate',
    raisedBy: 'Exchange Server',
    flow: 'onprem-to-cloud',
    meaning:
      'A certificate could not be used: your own was not found, or that of the other side is not valid.',
    likelyCauses: [
      'tls-certificate-name-stale',
      'renewal-incomplete',
      'root-missing-on-premises',
      'revocation-unreachable',
    ],
    sources: [SOURCES.hybridCertificates, SOURCES.ndr],
  },
  {
    id: '5.7.3',
    class: 'connector',
    raisedBy: 'Exchange Server, Exchange Online',
    flow: 'either',
    meaning: 'The server takes no mail from this session: TLS or a login is missing.',
    likelyCauses: ['another-receive-connector-answers', 'starttls-stripped-by-device'],
    sources: [SOURCES.ndr],
  },
  {
    id: '5.7.51',
    class: 'attribution',
    raisedBy: 'Exchange Online',
    flow: 'onprem-to-cloud',
    meaning:
      'A Partner connector of the tenant caught the mail and refused it, because it restricts addresses or certificates. Mail of your own servers should have matched the OnPremises connector by its certificate.',
    likelyCauses: [
      'client-certificate-missing-or-wrong',
      'sender-certificate-name-mismatch',
      'partner-connector-too-broad',
      'renewal-incomplete',
    ],
    remedy:
      'Compare the certificate presented (SmtpSend log) with TlsSenderCertificateName of the OnPremises connector.',
    sources: [SOURCES.hybridCertificates, SOURCES.attribution],
  },
  {
    id: '5.7.68',
    class: 'attribution',
    raisedBy: 'Exchange Online',
    flow: 'onprem-to-cloud',
    meaning:
      'The tenant refuses Direct Send, and no InboundConnector matched the session: neither by certificate nor by address.',
    likelyCauses: [
      'client-certificate-missing-or-wrong',
      'sender-certificate-name-mismatch',
      'renewal-incomplete',
    ],
    remedy:
      'Let the mail match an OnPremises connector by its certificate. Do not switch RejectDirectSend off.',
    sources: [SOURCES.directSend],
  },
  {
    id: '5.7.1',
    class: 'unknown',
    raisedBy: 'any SMTP server',
    flow: 'either',
    meaning:
      'The server refuses the message by some policy of its own. Only the words behind the code tell which.',
    likelyCauses: [],
    sources: [SOURCES.rfc3463, SOURCES.ndr],
  },
  {
    id: '4.7.0',
    class: 'unknown',
    raisedBy: 'any SMTP server',
    flow: 'either',
    meaning: 'A security step failed for now. Only the words behind the code tell which.',
    likelyCauses: [],
    sources: [SOURCES.rfc3463],
  },
  {
    id: '5.7.10',
    class: 'tls',
    raisedBy: 'any SMTP server',
    flow: 'either',
    meaning: 'The server demands encryption, and the session had none.',
    likelyCauses: ['starttls-stripped-by-device', 'tls-version-or-cipher-missing'],
    sources: [SOURCES.rfc3463],
  },
  {
    id: '5.7.512',
    class: 'not-transport-security',
    raisedBy: 'Exchange Online',
    flow: 'either',
    meaning: 'The message breaks RFC 5322, usually by its From header.',
    likelyCauses: [],
    sources: [SOURCES.ndr],
  },
  { ...unrelated, id: '5.1.0', meaning: 'The sender was refused.' },
  { ...unrelated, id: '5.1.2', meaning: 'The domain of the recipient is not one that can be delivered to.' },
  { ...unrelated, id: '5.1.3', meaning: 'The address of the recipient is malformed.' },
  { ...unrelated, id: '5.1.7', meaning: 'The address of the sender is malformed or not allowed.' },
  { ...unrelated, id: '5.2.1', meaning: 'The mailbox is disabled or takes no messages.' },
  { ...unrelated, id: '5.6.0', meaning: 'The content of the message could not be read.' },
  { ...unrelated, id: '5.0.0', class: 'unknown', meaning: 'The server refuses and its code says no more.' },
];
