import type { SendConnector } from '../../objects.js';
import { breaking, flags, harmless, list, lowered, risky, turned, always, type Cards } from './judge.js';
import { judgeCertificateName } from './receive-connector.js';

/** What a difference in each setting of a send connector to Exchange Online means. (§B.3, §D.3) */
export const SEND_CONNECTOR: Cards<SendConnector> = {
  enabled: turned(
    'Enabled',
    false,
    breaking('A disabled connector sends nothing: mail takes another way or waits.'),
  ),
  addressSpaces: list(
    'AddressSpaces',
    breaking('Mail for an address space that is not listed takes another connector, or none.'),
    risky('Mail for the added address space takes this connector.'),
  ),
  smartHosts: always('SmartHosts', breaking('Mail goes to another host.')),
  dnsRoutingEnabled: always(
    'DNSRoutingEnabled',
    breaking('Decides whether mail goes to the MX record of the recipient domain or to a smart host.'),
  ),
  requireTls: turned('RequireTLS', false, breaking('Without RequireTLS mail may leave without TLS.')),
  ignoreStartTls: turned(
    'IgnoreSTARTTLS',
    true,
    breaking('With IgnoreSTARTTLS no TLS is used, so that Exchange Online cannot attribute the mail.'),
  ),
  tlsAuthLevel: {
    name: 'TlsAuthLevel',
    judge: (_from, to) =>
      to === 'DomainValidation' || to === 'CertificateValidation'
        ? harmless('The certificate of Exchange Online is validated either way.')
        : risky('The certificate of the host mail is sent to is not validated.'),
  },
  tlsDomain: always(
    'TlsDomain',
    breaking('The certificate of Exchange Online must carry this name under DomainValidation.'),
  ),
  tlsCertificateName: { name: 'TlsCertificateName', judge: judgeCertificateName },
  cloudServicesMailEnabled: turned(
    'CloudServicesMailEnabled',
    false,
    risky('Without CloudServicesMailEnabled the mail arrives in Exchange Online as external.'),
  ),
  fqdn: always('Fqdn', harmless('TlsCertificateName decides which certificate is presented.')),
  sourceTransportServers: list(
    'SourceTransportServers',
    risky('A server that is no longer named does not send through this connector.'),
    breaking('A server added here needs the named certificate in its own store.'),
  ),
  frontendProxyEnabled: always(
    'FrontendProxyEnabled',
    risky('Decides which address Exchange Online sees: that of the front end, or of the sending server.'),
  ),
  domainSecureEnabled: always(
    'DomainSecureEnabled',
    harmless('Acts only on domains in TLSSendDomainSecureList.'),
  ),
  errorPolicies: flags('ErrorPolicies', {
    otherwise: risky('Decides whether a failure makes mail wait or bounce.'),
  }),
  maxMessageSize: lowered('MaxMessageSize', risky('Larger messages are not sent through this connector.')),
  port: always('Port', breaking('Exchange Online takes mail on port 25.')),
  connectorType: always('ConnectorType', harmless('Not known to change how mail is sent.')),
  isScopedConnector: turned(
    'IsScopedConnector',
    true,
    risky('A scoped connector serves only the servers of its own Active Directory site.'),
  ),
  useExternalDnsServersEnabled: always(
    'UseExternalDNSServersEnabled',
    risky('Decides which DNS servers tell where Exchange Online is.'),
  ),
  forceHelo: turned('ForceHELO', true, breaking('HELO knows no STARTTLS.')),
  smartHostAuthMechanism: always(
    'SmartHostAuthMechanism',
    risky('Decides how the server logs in at a smart host.'),
  ),
  protocolLoggingLevel: always('ProtocolLoggingLevel', harmless('Only decides what the protocol log shows.')),
  connectionInactivityTimeout: always(
    'ConnectionInactivityTimeOut',
    harmless('Concerns slow sessions only.'),
  ),
};
