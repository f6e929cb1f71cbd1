/**
 * The Exchange cmdlets this package may write into a script, with the parameters it may give them. A subset of
 * Microsoft's reference (https://learn.microsoft.com/powershell/module/exchange/), so that a misspelling of ours
 * cannot reach a server. Parameters that no repair may touch (RequireTLS, IgnoreSTARTTLS, TlsSettings, Bindings,
 * RemoteIPRanges, Force) are left out on purpose.
 */
export const CMDLETS: Readonly<Record<string, readonly string[]>> = {
  'Get-ReceiveConnector': ['Identity', 'Server'],
  'Set-ReceiveConnector': ['Identity', 'TlsCertificateName', 'TlsDomainCapabilities'],
  'Get-ExchangeCertificate': ['Server', 'Thumbprint', 'DomainName'],
};
