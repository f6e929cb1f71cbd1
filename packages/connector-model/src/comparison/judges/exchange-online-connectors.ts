import type { InboundConnector, OutboundConnector } from '../../objects.js';
import { breaking, harmless, list, risky, turned, always, type Cards } from './judge.js';

const HOSTS = breaking('Exchange Online connects to another host.');

/** What a difference in each setting of an inbound connector means for mail from on premises. (§E.3) */
export const INBOUND_CONNECTOR: Cards<InboundConnector> = {
  enabled: turned('Enabled', false, breaking('A disabled connector attributes no mail to the organization.')),
  connectorType: always(
    'ConnectorType',
    breaking('Only a connector of type OnPremises attributes mail; a Partner connector can refuse it.'),
  ),
  connectorSource: always('ConnectorSource', harmless('Tells who made the connector.')),
  senderDomains: list(
    'SenderDomains',
    breaking('Mail from a sender domain that is not listed does not come under the connector.'),
    harmless('Mail from more sender domains comes under the connector.'),
  ),
  senderIpAddresses: {
    name: 'SenderIPAddresses',
    judge: () => risky('Decides which source addresses are attributed without a certificate.'),
  },
  tlsSenderCertificateName: always(
    'TlsSenderCertificateName',
    breaking(
      'A certificate that does not carry this name is not attributed: mail arrives as external or is refused.',
    ),
  ),
  requireTls: always('RequireTls', harmless('Takes effect on connectors of type Partner only.')),
  restrictDomainsToCertificate: turned(
    'RestrictDomainsToCertificate',
    true,
    risky('On a Partner connector mail of these domains without that certificate is refused with 5.7.51.'),
  ),
  restrictDomainsToIpAddresses: turned(
    'RestrictDomainsToIPAddresses',
    true,
    risky('On a Partner connector mail of these domains from other addresses is refused with 5.7.51.'),
  ),
  cloudServicesMailEnabled: turned(
    'CloudServicesMailEnabled',
    false,
    risky(
      'Without CloudServicesMailEnabled cross-premises headers are dropped: the mail counts as external.',
    ),
  ),
  treatMessagesAsInternal: always(
    'TreatMessagesAsInternal',
    risky('Meant for servers other than Exchange; excludes CloudServicesMailEnabled.'),
  ),
  associatedAcceptedDomains: always(
    'AssociatedAcceptedDomains',
    risky('Limits the connector to mail for these domains.'),
  ),
  trustedOrganizations: always('TrustedOrganizations', harmless('Concerns mail between tenants only.')),
  efSkipLastIp: always('EFSkipLastIP', harmless('Concerns spam filtering only.')),
  efSkipIps: always('EFSkipIPs', harmless('Concerns spam filtering only.')),
  efUsers: always('EFUsers', harmless('Concerns spam filtering only.')),
};

/** What a difference in each setting of an outbound connector means for mail to on premises. (§E.1) */
export const OUTBOUND_CONNECTOR: Cards<OutboundConnector> = {
  enabled: turned(
    'Enabled',
    false,
    breaking('A disabled connector takes no mail: it goes to the MX record.'),
  ),
  connectorType: always(
    'ConnectorType',
    breaking('A Partner connector does not keep cross-premises headers.'),
  ),
  connectorSource: always('ConnectorSource', harmless('Tells who made the connector.')),
  recipientDomains: list(
    'RecipientDomains',
    breaking('Mail for a domain that is not listed takes another connector, or goes to its MX record.'),
    risky('Mail for the added domain goes to the Exchange servers.'),
  ),
  smartHosts: always('SmartHosts', HOSTS),
  useMxRecord: always('UseMXRecord', HOSTS),
  tlsSettings: {
    name: 'TlsSettings',
    judge: (_from, to) =>
      to === null || to === 'EncryptionOnly'
        ? risky('The certificate of the Exchange servers is not validated.')
        : breaking(
            'Decides what Exchange Online checks: more checks refuse certificates that passed before.',
          ),
  },
  tlsDomain: always(
    'TlsDomain',
    breaking(
      'Under DomainValidation a certificate that does not carry this name is refused: SubjectMismatch.',
    ),
  ),
  cloudServicesMailEnabled: turned(
    'CloudServicesMailEnabled',
    false,
    risky(
      'Without CloudServicesMailEnabled cross-premises headers are not sent: the mail counts as external.',
    ),
  ),
  routeAllMessagesViaOnPremises: always(
    'RouteAllMessagesViaOnPremises',
    breaking('Decides whether mail for the Internet leaves through the Exchange servers.'),
  ),
  allAcceptedDomains: always(
    'AllAcceptedDomains',
    breaking('Decides whether mail for every accepted domain goes to the Exchange servers.'),
  ),
  isTransportRuleScoped: turned(
    'IsTransportRuleScoped',
    true,
    breaking('The connector takes only mail that a mail flow rule gives it.'),
  ),
  testMode: turned('TestMode', true, breaking('A connector in test mode takes no mail.')),
  senderRewritingEnabled: always('SenderRewritingEnabled', harmless('Concerns forwarded mail only.')),
  mtaStsMode: always('MtaStsMode', harmless('Concerns domains that publish MTA-STS.')),
  smtpDaneMode: {
    name: 'SmtpDaneMode',
    judge: (_from, to) =>
      to === 'Mandatory'
        ? breaking('Mandatory DANE refuses a host without signed TLSA records.')
        : harmless('Concerns hosts with TLSA records.'),
  },
  isValidated: always('IsValidated', harmless('Tells how the last validation went, not how mail flows.')),
};
