import type {
  AcceptedDomain,
  ExchangeCertificate,
  ExchangeServer,
  HybridConfiguration,
  OnPremisesOrganization,
  RemoteDomain,
  TransportConfig,
  TransportService,
} from '../../objects.js';
import { always, breaking, flags, harmless, list, lowered, risky, turned, type Cards } from './judge.js';

const WIZARD = 'Read by the Hybrid Configuration Wizard; mail does not depend on it.';
const SERVERS = list(
  'ReceivingTransportServers',
  risky('The wizard does not adapt a server that is not named.'),
  harmless(WIZARD),
);

/** The record of what was chosen in the wizard. It is stale until the wizard runs again. (§F.3.4) */
export const HYBRID_CONFIGURATION: Cards<HybridConfiguration> = {
  onPremisesSmartHost: always('OnPremisesSmartHost', harmless(WIZARD)),
  tlsCertificateName: always('TlsCertificateName', harmless(WIZARD)),
  domains: always('Domains', harmless(WIZARD)),
  features: flags('Features', {
    lost: { SecureMail: risky('Without SecureMail the wizard sets up no mail flow.') },
    otherwise: harmless(WIZARD),
  }),
  receivingTransportServers: SERVERS,
  sendingTransportServers: { ...SERVERS, name: 'SendingTransportServers' },
  edgeTransportServers: { ...SERVERS, name: 'EdgeTransportServers' },
  clientAccessServers: always('ClientAccessServers', harmless(WIZARD)),
  externalIpAddresses: always('ExternalIPAddresses', harmless(WIZARD)),
};

/** A certificate in a store: its own properties never change, what Exchange does with it can. (§B.1) */
export const EXCHANGE_CERTIFICATE: Cards<ExchangeCertificate> = {
  thumbprint: always('Thumbprint', harmless('Another certificate.')),
  subject: always('Subject', harmless('Another certificate.')),
  issuer: always('Issuer', harmless('Another certificate.')),
  certificateDomains: always('CertificateDomains', harmless('The names are part of the certificate.')),
  notBefore: always('NotBefore', harmless('The date is part of the certificate.')),
  notAfter: always('NotAfter', harmless('The date is part of the certificate.')),
  services: flags('Services', {
    lost: { SMTP: breaking('A certificate that is not enabled for SMTP is not used for TLS.') },
    gained: { SMTP: risky('A certificate enabled for SMTP may be used instead of another.') },
    otherwise: harmless('SMTP is enabled either way.'),
  }),
  status: {
    name: 'Status',
    judge: (_from, to) =>
      to === 'Valid'
        ? harmless('Exchange finds the certificate valid.')
        : risky('Exchange does not find the certificate valid.'),
  },
  rootCaType: always('RootCAType', risky('Tells whether the chain reaches a public root.')),
  isSelfSigned: always('IsSelfSigned', harmless('Part of the certificate.')),
  hasPrivateKey: turned(
    'HasPrivateKey',
    false,
    breaking('Without its private key a certificate cannot be used.'),
  ),
  serialNumber: always('SerialNumber', harmless('Another certificate.')),
  publicKeySize: always('PublicKeySize', harmless('Part of the certificate.')),
};

const VERSION = harmless('Servers of different builds choose certificates alike from 2016 on.');
const ROLE = risky('Decides which connectors the server has.');

export const EXCHANGE_SERVER: Cards<ExchangeServer> = {
  fqdn: always('Fqdn', risky('The name of the server decides the certificate where nothing else does.')),
  roles: always('ServerRole', ROLE),
  isFrontendTransportServer: always('IsFrontendTransportServer', ROLE),
  isHubTransportServer: always('IsHubTransportServer', ROLE),
  isMailboxServer: always('IsMailboxServer', ROLE),
  isClientAccessServer: always('IsClientAccessServer', ROLE),
  isEdgeServer: always('IsEdgeServer', ROLE),
  adminDisplayVersion: always('AdminDisplayVersion', VERSION),
  site: always('Site', harmless('Decides which servers relay to each other.')),
};

export const ACCEPTED_DOMAIN: Cards<AcceptedDomain> = {
  domainName: always('DomainName', risky('Another domain.')),
  domainType: always(
    'DomainType',
    breaking('Decides whether mail for unknown recipients is refused or handed on to the other side.'),
  ),
  matchSubDomains: always('MatchSubDomains', risky('Decides whether mail for subdomains is taken.')),
  initialDomain: always('InitialDomain', harmless('Tells which domain came first.')),
  default: always('Default', harmless('Only names new addresses.')),
  isCoexistenceDomain: always('IsCoexistenceDomain', harmless('Tells the routing domain of the tenant.')),
};

export const REMOTE_DOMAIN: Cards<RemoteDomain> = {
  domainName: always('DomainName', risky('Another domain.')),
  isInternal: always('IsInternal', risky('Decides whether mail counts as internal.')),
  targetDeliveryDomain: always(
    'TargetDeliveryDomain',
    risky('Decides which address mail for users in Exchange Online is sent to.'),
  ),
  trustedMailInboundEnabled: turned(
    'TrustedMailInboundEnabled',
    false,
    risky('Mail from this domain counts as external.'),
  ),
  trustedMailOutboundEnabled: turned(
    'TrustedMailOutboundEnabled',
    false,
    risky('Mail to this domain counts as external.'),
  ),
};

const LOGS = harmless('Only decides where logs are written.');

export const TRANSPORT_SERVICE: Cards<TransportService> = {
  internalTransportCertificateThumbprint: always(
    'InternalTransportCertificateThumbprint',
    risky('The certificate between Exchange servers of the organization.'),
  ),
  receiveProtocolLogPath: always('ReceiveProtocolLogPath', LOGS),
  sendProtocolLogPath: always('SendProtocolLogPath', LOGS),
  messageTrackingLogPath: always('MessageTrackingLogPath', LOGS),
  useDowngradedExchangeServerAuth: always(
    'UseDowngradedExchangeServerAuth',
    harmless('Concerns sessions between Exchange servers of the organization only.'),
  ),
  messageExpirationTimeout: lowered('MessageExpirationTimeout', risky('Waiting mail bounces sooner.')),
  externalDnsServers: always(
    'ExternalDNSServers',
    risky('Decides which DNS servers tell where Exchange Online is.'),
  ),
  internalDnsServers: always('InternalDNSServers', harmless('Concerns mail inside the organization.')),
};

const SECURE = risky(
  'For a domain listed here mutual TLS is demanded: a peer without the right certificate is refused.',
);

export const TRANSPORT_CONFIG: Cards<TransportConfig> = {
  tlsReceiveDomainSecureList: always('TLSReceiveDomainSecureList', SECURE),
  tlsSendDomainSecureList: always('TLSSendDomainSecureList', SECURE),
  maxReceiveSize: lowered('MaxReceiveSize', risky('Larger messages are refused.')),
  maxSendSize: lowered('MaxSendSize', risky('Larger messages are refused.')),
  internalSmtpServers: always('InternalSMTPServers', harmless('Concerns spam filtering only.')),
};

export const ON_PREMISES_ORGANIZATION: Cards<OnPremisesOrganization> = {
  inboundConnector: always('InboundConnector', harmless('Names the connector the wizard adapts.')),
  outboundConnector: always('OutboundConnector', harmless('Names the connector the wizard adapts.')),
  hybridDomains: always('HybridDomains', harmless(WIZARD)),
  organizationName: always('OrganizationName', harmless('Only a name.')),
};
