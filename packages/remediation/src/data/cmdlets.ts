/**
 * The Exchange cmdlets this package may write into a script, with the parameters it may give them. A subset of
 * Microsoft's reference (https://learn.microsoft.com/powershell/module/exchange/), so that a misspelling of ours
 * cannot reach a server. Parameters that no repair may touch (TlsSettings, TlsAuthLevel, RestrictDomainsToCertificate,
 * Force) are left out on purpose.
 */
export const CMDLETS: Readonly<Record<string, readonly string[]>> = {
  'Get-ReceiveConnector': ['Identity', 'Server'],
  'Set-ReceiveConnector': [
    'Identity',
    'TlsCertificateName',
    'TlsDomainCapabilities',
    'AuthMechanism',
    'PermissionGroups',
    'RemoteIPRanges',
    'Bindings',
    'Enabled',
  ],
  'Get-SendConnector': ['Identity'],
  'Set-SendConnector': [
    'Identity',
    'TlsCertificateName',
    'CloudServicesMailEnabled',
    'TlsDomain',
    'RequireTLS',
    'IgnoreSTARTTLS',
    'Enabled',
  ],
  'Get-HybridConfiguration': [],
  'Set-HybridConfiguration': ['TlsCertificateName'],
  'Get-ExchangeCertificate': ['Server', 'Thumbprint', 'DomainName'],
  'Enable-ExchangeCertificate': ['Server', 'Thumbprint', 'Services'],
  'Get-TransportService': ['Identity'],
  'Get-OutboundConnector': ['Identity'],
  'Set-OutboundConnector': ['Identity', 'TlsDomain', 'CloudServicesMailEnabled', 'Enabled'],
  'Get-InboundConnector': ['Identity'],
  'Set-InboundConnector': [
    'Identity',
    'TlsSenderCertificateName',
    'CloudServicesMailEnabled',
    'TreatMessagesAsInternal',
    'Enabled',
  ],
};
