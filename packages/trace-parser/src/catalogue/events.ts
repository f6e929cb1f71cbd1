import type { EntryOf } from './catalogue-entry.js';
import { SOURCES } from './sources.js';

const internal = {
  class: 'certificate',
  raisedBy: 'MSExchangeTransport',
  flow: 'either',
  likelyCauses: ['internal-transport-certificate-missing'],
} as const;
const schannel = {
  class: 'tls',
  raisedBy: 'Schannel (System log)',
  flow: 'either',
  sources: [SOURCES.schannelEvents],
} as const;
const capi2 = {
  class: 'certificate',
  raisedBy: 'CAPI2 (Operational log)',
  flow: 'either',
  sources: [SOURCES.capi2],
} as const;

/** Events of Exchange's transport, of Schannel and of CAPI2 that speak of certificates and listeners (§B.5). */
export const EVENTS: readonly EntryOf[] = [
  {
    id: '12014',
    class: 'certificate',
    raisedBy: 'MSExchangeTransport, MSExchangeFrontEndTransport',
    flow: 'either',
    meaning:
      'No certificate fits the Fqdn or TlsCertificateName of a connector, so STARTTLS is not offered there. With <I>…<S>… in the text, TlsCertificateName is stale: enabling another certificate for SMTP does not help.',
    likelyCauses: [
      'tls-certificate-name-stale',
      'chain-broken-on-server',
      'certificate-in-wrong-store',
      'private-key-unusable',
      'renewal-incomplete',
    ],
    remedy:
      'Set TlsCertificateName of the connector named to the issuer and subject of the certificate in use.',
    sources: [SOURCES.newCertificate, SOURCES.starttlsSelection],
    phrases: [
      'could not find a certificate that contains the domain name',
      'unable to support the starttls smtp verb',
    ],
  },
  {
    ...internal,
    id: '12012',
    meaning:
      'The server has no internal transport certificate set. Between servers, X-ANONYMOUSTLS is not offered.',
    sources: [SOURCES.transportEvents],
  },
  {
    ...internal,
    id: '12013',
    meaning:
      'The internal transport certificate is not in the store. Between servers, X-ANONYMOUSTLS is not offered.',
    sources: [SOURCES.transportEvents],
  },
  {
    ...internal,
    id: '12019',
    meaning: 'The internal transport certificate of another server has expired.',
    sources: [SOURCES.event12019],
    phrases: ['remote internal transport certificate expired'],
  },
  {
    ...internal,
    id: '12015',
    meaning: 'The internal transport certificate has expired. It is still offered to other Exchange servers.',
    likelyCauses: ['internal-transport-certificate-missing', 'certificate-expired'],
    sources: [SOURCES.event12015],
    phrases: ['internal transport certificate expired'],
  },
  {
    id: '12016',
    class: 'certificate',
    raisedBy: 'MSExchangeTransport',
    flow: 'either',
    meaning:
      'The certificate for the Fqdn of a connector has expired. STARTTLS is still offered, and the other side refuses the certificate.',
    likelyCauses: ['certificate-expired', 'tls-certificate-name-stale', 'renewal-incomplete'],
    sources: [SOURCES.event12016, SOURCES.starttlsSelection],
    phrases: [
      'certificate for that fqdn has expired',
      'no valid smtp transport layer security (tls) certificate',
      'starttls certificate has expired',
    ],
  },
  {
    ...internal,
    id: '12017',
    meaning: 'The internal transport certificate expires soon; the text tells the hours left.',
    sources: [SOURCES.event12017],
    phrases: ['internal transport certificate will expire soon'],
  },
  {
    ...internal,
    id: '12018',
    meaning: 'A certificate used for STARTTLS expires soon; the text tells its subject and the hours left.',
    likelyCauses: ['certificate-expired'],
    sources: [SOURCES.event12018],
    phrases: ['starttls certificate will expire soon'],
  },
  {
    ...internal,
    id: '12023',
    meaning: 'The internal transport certificate could not be loaded.',
    sources: [SOURCES.transportEvents],
  },
  {
    ...internal,
    id: '12024',
    meaning:
      'The internal transport certificate could not be loaded, and a self-signed one made on the spot is in use.',
    likelyCauses: [
      'internal-transport-certificate-missing',
      'private-key-unusable',
      'edge-subscription-stale',
    ],
    sources: [SOURCES.event12024],
    phrases: ['could not load the certificate with thumbprint'],
  },
  {
    id: '11012',
    class: 'tls',
    raisedBy: 'MSExchangeTransport',
    flow: 'either',
    meaning: 'A domain set to domain security sent a message without TLS.',
    likelyCauses: ['starttls-stripped-by-device'],
    sources: [SOURCES.event11012],
    phrases: ['did not use transport layer security'],
  },
  {
    id: '11022',
    class: 'certificate',
    raisedBy: 'MSExchangeTransport',
    flow: 'cloud-to-onprem',
    meaning:
      'A session claimed capabilities of TlsDomainCapabilities, and its certificate did not validate: its mail counts as external.',
    likelyCauses: ['root-missing-on-premises', 'revocation-unreachable', 'tls-terminated-by-device'],
    sources: [SOURCES.event11022],
    phrases: ['failed to confirm domain capabilities'],
  },
  {
    id: '1035',
    class: 'connector',
    raisedBy: 'MSExchangeTransport',
    flow: 'either',
    meaning: 'A server or client tried to log in to a receive connector and failed.',
    likelyCauses: ['internal-transport-certificate-missing', 'another-receive-connector-answers'],
    sources: [SOURCES.temporaryAuthentication],
    phrases: ['inbound authentication failed with error'],
  },
  {
    id: '2017',
    class: 'connector',
    raisedBy: 'MSExchangeTransport',
    flow: 'either',
    meaning: 'The server could not log in to another Exchange server it sends to.',
    likelyCauses: ['internal-transport-certificate-missing', 'edge-subscription-stale'],
    sources: [SOURCES.temporaryAuthentication],
    phrases: ['outbound authentication failed with'],
  },
  {
    id: '1036',
    class: 'connector',
    raisedBy: 'MSExchangeTransport, MSExchangeFrontEndTransport',
    flow: 'either',
    meaning:
      'As MSExchangeFrontEndTransport: two connectors want the same port, and the service stops. As MSExchangeTransport: direct trust of an Edge server failed.',
    likelyCauses: ['front-end-listener-down', 'edge-subscription-stale'],
    remedy: 'Give the connector that was added TransportRole FrontendTransport, and start the service.',
    sources: [SOURCES.roleConflict, SOURCES.event1036],
    phrases: ['inbound direct trust authentication failed'],
  },
  {
    id: '1018',
    class: 'connector',
    raisedBy: 'MSExchangeFrontEndTransport, MSExchangeTransport',
    flow: 'cloud-to-onprem',
    meaning: 'A receive connector could not open its port, because its binding is in use.',
    likelyCauses: ['front-end-listener-down'],
    sources: [SOURCES.roleConflict],
  },
  {
    id: '1019',
    class: 'connector',
    raisedBy: 'MSExchangeFrontEndTransport, MSExchangeTransport',
    flow: 'cloud-to-onprem',
    meaning: 'A receive connector could not listen on its address, because that is not there or not free.',
    likelyCauses: ['front-end-listener-down'],
    sources: [SOURCES.roleConflict],
  },
  {
    ...schannel,
    id: '36870',
    class: 'certificate',
    meaning: 'The private key of a certificate could not be opened.',
    likelyCauses: ['private-key-unusable', 'certificate-not-enabled-for-smtp'],
  },
  {
    ...schannel,
    id: '36871',
    meaning: 'A TLS credential could not be created: a protocol version or a key is missing.',
    likelyCauses: ['tls-version-or-cipher-missing', 'private-key-unusable'],
  },
  {
    ...schannel,
    id: '36874',
    meaning: 'A client offered only cipher suites, or versions, that this server does not have.',
    likelyCauses: ['tls-version-or-cipher-missing'],
  },
  {
    ...schannel,
    id: '36882',
    class: 'certificate',
    meaning: 'The certificate of the other server was issued by an authority that is not trusted here.',
    likelyCauses: ['root-missing-on-premises', 'tls-terminated-by-device'],
  },
  {
    ...schannel,
    id: '36884',
    class: 'certificate',
    meaning: 'The certificate of the other server does not have the name that was asked for.',
    likelyCauses: ['tls-terminated-by-device', 'third-party-gateway-answers'],
  },
  {
    ...schannel,
    id: '36887',
    meaning: 'The other side sent a fatal alert; its number tells what it disliked.',
    likelyCauses: ['tls-version-or-cipher-missing', 'intermediate-not-sent', 'certificate-expired'],
  },
  {
    ...schannel,
    id: '36888',
    meaning: 'This server sent a fatal alert and ended the handshake.',
    likelyCauses: ['tls-version-or-cipher-missing', 'root-missing-on-premises'],
  },
  {
    ...capi2,
    id: 'CAPI2 11',
    meaning: 'Windows built a certificate chain; as an error, it could not build one that holds.',
    likelyCauses: ['chain-broken-on-server', 'root-missing-on-premises', 'intermediate-not-sent'],
  },
  {
    ...capi2,
    id: 'CAPI2 30',
    meaning: 'Windows checked a chain against a policy; 0x800B0109 there means that the root is not trusted.',
    likelyCauses: ['root-missing-on-premises', 'chain-broken-on-server'],
  },
  {
    ...capi2,
    id: 'CAPI2 41',
    meaning: 'Windows checked whether a certificate is revoked; as an error, it could not find out.',
    likelyCauses: ['revocation-unreachable'],
  },
  {
    ...capi2,
    id: 'CAPI2 53',
    meaning:
      'Windows tried to fetch a list, a root or an intermediate from the network; as an error, in vain.',
    likelyCauses: ['revocation-unreachable', 'root-missing-on-premises'],
  },
];
