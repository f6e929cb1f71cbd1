import { guid } from './chance.js';

/** What `Get-OutboundConnector | ConvertTo-Json` prints of the connector the Hybrid Configuration Wizard made. */
export function outboundConnector(): string {
  return `${JSON.stringify(outboundConnectorObject(), null, 2).replaceAll('\n', '\r\n')}\r\n`;
}

/** Every property of that connector. */
export function outboundConnectorObject() {
  const name = `Outbound to ${guid('contoso')}`;
  return {
    Enabled: true,
    UseMXRecord: false,
    Comment: '',
    ConnectorType: 'OnPremises',
    ConnectorSource: 'HybridWizard',
    RecipientDomains: ['contoso.com'],
    SmartHosts: ['mail.contoso.com'],
    TlsDomain: 'mail.contoso.com',
    TlsSettings: 'DomainValidation',
    IsTransportRuleScoped: false,
    RouteAllMessagesViaOnPremises: false,
    CloudServicesMailEnabled: true,
    AllAcceptedDomains: false,
    SenderRewritingEnabled: false,
    TestMode: false,
    LinkForModifiedConnector: '00000000-0000-0000-0000-000000000000',
    ValidationRecipients: null,
    IsValidated: true,
    LastValidationTimestamp: '2026-01-20T09:44:12',
    MtaStsMode: 'Opportunistic',
    SmtpDaneMode: 'Opportunistic',
    AdminDisplayName: '',
    ExchangeVersion: '0.1 (8.0.535.0)',
    Name: name,
    DistinguishedName: `CN=${name},CN=Transport Settings,CN=Configuration,CN=contoso.onmicrosoft.com,CN=ConfigurationUnits,DC=EURPR04A001,DC=PROD,DC=OUTLOOK,DC=COM`,
    Identity: name,
    ObjectCategory: 'EURPR04A001.PROD.OUTLOOK.COM/Configuration/Schema/ms-Exch-SMTP-Outbound-Connector',
    ObjectClass: ['top', 'msExchSMTPOutboundConnector'],
    WhenChanged: '2026-01-20T09:44:12',
    WhenCreated: '2024-03-21T11:20:03',
    WhenChangedUTC: '2026-01-20T09:44:12Z',
    WhenCreatedUTC: '2024-03-21T11:20:03Z',
    ExchangeObjectId: guid(name),
    OrganizationalUnitRoot: 'contoso.onmicrosoft.com',
    OrganizationId:
      'EURPR04A001.PROD.OUTLOOK.COM/Microsoft Exchange Hosted Organizations/contoso.onmicrosoft.com - EURPR04A001.PROD.OUTLOOK.COM/ConfigurationUnits/contoso.onmicrosoft.com/Configuration',
    Id: name,
    Guid: guid(name),
    OriginatingServer: 'DB9PR04A01DC003.EURPR04A001.PROD.OUTLOOK.COM',
    IsValid: true,
    ObjectState: 'Unchanged',
  };
}
