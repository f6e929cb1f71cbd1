import type { Gap } from '../diagnosis.js';

/** Cmdlets are what an administrator can paste; `SERVER` stands for the name of an Exchange server. */
const GAPS = {
  'receive-connectors': {
    side: 'onprem',
    summary:
      'the receive connectors of every Exchange server: which one answers EOP, and with which certificate',
    cmdlets: ['Get-ReceiveConnector | Export-Clixml receive-connectors.xml'],
  },
  'exchange-certificates': {
    side: 'onprem',
    summary: 'the certificates in the store of each server, and what they are enabled for',
    cmdlets: [
      'Get-ExchangeCertificate -Server SERVER | Format-List * | Out-String -Width 4096 > SERVER-certificates.txt',
    ],
  },
  'exchange-certificates-encoded': {
    side: 'onprem',
    summary: 'the certificates themselves, for their key, signature and purposes, which a list does not show',
    cmdlets: ['Get-ExchangeCertificate -Server SERVER | Export-Clixml SERVER-certificates.xml'],
  },
  'transport-services': {
    side: 'onprem',
    summary: 'the internal transport certificate of each server',
    cmdlets: ['Get-TransportService | Export-Clixml transport-services.xml'],
  },
  'windows-roots': {
    side: 'onprem',
    summary: 'whether the server trusts DigiCert Global Root G2, the root certificate of Exchange Online',
    cmdlets: [
      'reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot > SERVER-roots.txt',
      'certutil -store Root >> SERVER-roots.txt',
    ],
  },
  'windows-tls-settings': {
    side: 'onprem',
    summary: 'the TLS versions Windows offers on the server',
    cmdlets: [
      'reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols /s > SERVER-tls.txt',
    ],
  },
  'edge-receive-connectors': {
    side: 'onprem',
    summary: 'the receive connectors of each Edge server, read on that server: nothing else shows them',
    cmdlets: ['Get-ReceiveConnector | Export-Clixml edge-receive-connectors.xml'],
  },
  'edge-certificates': {
    side: 'onprem',
    summary: 'the certificates of each Edge server, read on that server',
    cmdlets: [
      'Get-ExchangeCertificate | Format-List * | Out-String -Width 4096 > SERVER-certificates.txt',
      'Get-SendConnector | Format-List * | Out-String -Width 4096 > SERVER-send-connectors.txt',
    ],
  },
  'edge-synchronization': {
    side: 'onprem',
    summary: 'whether connectors and certificates reach the Edge servers',
    cmdlets: ['Test-EdgeSynchronization | Format-List * | Out-String -Width 4096 > edge-synchronization.txt'],
  },
  'outbound-connectors': {
    side: 'cloud',
    summary:
      'the connector Exchange Online uses towards your servers: the host it connects to and the name it demands',
    cmdlets: [
      'Get-OutboundConnector | ConvertTo-Json > outbound-connectors.json',
      'Get-OutboundConnector -IsTransportRuleScoped $true | ConvertTo-Json > outbound-connectors-rule-scoped.json',
      'Get-OutboundConnector -IncludeTestModeConnectors $true | ConvertTo-Json > outbound-connectors-test-mode.json',
    ],
  },
  'inbound-connectors': {
    side: 'cloud',
    summary: 'the connector by which Exchange Online recognises your servers',
    cmdlets: ['Get-InboundConnector | ConvertTo-Json > inbound-connectors.json'],
  },
  'send-connectors': {
    side: 'onprem',
    summary: 'the send connector towards Exchange Online and the certificate it presents',
    cmdlets: ['Get-SendConnector | Export-Clixml send-connectors.xml'],
  },
  'cloud-accepted-domains': {
    side: 'cloud',
    summary: 'the accepted domains of the tenant: a certificate counts only under one of them',
    cmdlets: ['Get-AcceptedDomain | ConvertTo-Json > accepted-domains.json'],
  },
  'onprem-accepted-domains': {
    side: 'onprem',
    summary: 'the accepted domains of Exchange Server: whom the servers relay for',
    cmdlets: ['Get-AcceptedDomain | Export-Clixml accepted-domains.xml'],
  },
  'hybrid-configuration': {
    side: 'onprem',
    summary: 'which servers the Hybrid Configuration Wizard was run for',
    cmdlets: ['Get-HybridConfiguration | Export-Clixml hybrid-configuration.xml'],
  },
  'exchange-servers': {
    side: 'onprem',
    summary: 'the versions and roles of the servers',
    cmdlets: ['Get-ExchangeServer | Export-Clixml exchange-servers.xml'],
  },
  'message-trace': {
    side: 'cloud',
    summary: 'the failing attempts with their reasons, to see the share and the time',
    cmdlets: [
      'Get-MessageTraceV2 -StartDate (Get-Date).AddDays(-2) -EndDate (Get-Date) -Status Pending | ' +
        'ForEach-Object { Get-MessageTraceDetailV2 -MessageTraceId $_.MessageTraceId -RecipientAddress $_.RecipientAddress } | ' +
        'Export-Csv trace.csv -NoTypeInformation -Encoding UTF8',
    ],
  },
  'smtp-receive-logs': {
    side: 'onprem',
    summary:
      'the SmtpReceive protocol logs of each server: which connector answered and which certificate was sent',
    cmdlets: [
      'Get-ChildItem "$env:ExchangeInstallPath\\TransportRoles\\Logs\\FrontEnd\\ProtocolLog\\SmtpReceive\\*.LOG" | ' +
        'Where-Object LastWriteTime -gt (Get-Date).AddDays(-2) | Copy-Item -Destination .\\evidence',
    ],
  },
  'smtp-send-logs': {
    side: 'onprem',
    summary: 'the SmtpSend protocol logs: the certificate presented to Exchange Online and its answer',
    cmdlets: [
      'Get-ChildItem "$env:ExchangeInstallPath\\TransportRoles\\Logs\\Hub\\ProtocolLog\\SmtpSend\\*.LOG" | ' +
        'Where-Object LastWriteTime -gt (Get-Date).AddDays(-2) | Copy-Item -Destination .\\evidence',
    ],
  },
  'transport-events': {
    side: 'onprem',
    summary:
      'the events of the transport services and of Schannel: a certificate not found (12014), a port not opened (1036), a handshake that broke (36874)',
    cmdlets: [
      "Get-WinEvent -FilterHashtable @{ LogName = 'Application'; Id = 12012,12013,12014,12015,12016,12017,12018,12024,1018,1019,1036 } | " +
        'Format-List TimeCreated, Id, ProviderName, MachineName, Message | Out-String -Width 4096 > events.txt',
      "Get-WinEvent -FilterHashtable @{ LogName = 'System'; ProviderName = 'Schannel'; Id = 36870,36871,36874,36887,36888 } -MaxEvents 200 | " +
        'Format-List TimeCreated, Id, ProviderName, MachineName, Message | Out-String -Width 4096 > schannel.txt',
    ],
  },
  'certificate-chain-test': {
    side: 'onprem',
    summary: 'whether Windows can build the chain of the certificate on the server itself',
    cmdlets: [
      'Test-Certificate -Cert Cert:\\LocalMachine\\My\\THUMBPRINT -Policy SSL > SERVER-test-certificate.txt',
    ],
  },
  'starttls-probe': {
    side: 'either',
    summary: 'what a client outside sees: the banner, STARTTLS, and the certificate with its chain',
    cmdlets: ['hybrid-mailflow cert probe HOST:25 --expect NAME --all-addresses'],
  },
  'queue-errors': {
    side: 'onprem',
    summary: 'the last error of the queues towards Exchange Online, on every server',
    cmdlets: [
      'Get-Queue -Server SERVER | Format-List Identity, NextHopDomain, Status, MessageCount, LastError > SERVER-queues.txt',
    ],
  },
  'target-addresses': {
    side: 'either',
    summary: 'the addresses behind the host name Exchange Online connects to',
    cmdlets: ['Resolve-DnsName HOST -Type A_AAAA > addresses.txt'],
  },
} as const satisfies Record<string, Omit<Gap, 'id'>>;

/** Everything we can ask an administrator for. */
export type GapId = keyof typeof GAPS;

export const GAP_IDS = Object.keys(GAPS) as readonly GapId[];

/** The gap as it stands in a diagnosis; `names` fills in SERVER, HOST, NAME and THUMBPRINT where they are known. */
export function describeGap(id: GapId, names: Readonly<Partial<Record<GapPlaceholder, string>>> = {}): Gap {
  const { side, summary, cmdlets } = GAPS[id];
  return { id, side, summary, cmdlets: cmdlets.map((cmdlet) => fillIn(cmdlet, names)) };
}

export type GapPlaceholder = 'SERVER' | 'HOST' | 'NAME' | 'THUMBPRINT';

/** Only names without anything a shell would interpret are filled in: they come from strangers' files. */
function fillIn(cmdlet: string, names: Readonly<Partial<Record<GapPlaceholder, string>>>): string {
  return cmdlet.replace(/\b(?:SERVER|HOST|NAME|THUMBPRINT)\b/g, (placeholder) => {
    const name = names[placeholder as GapPlaceholder];
    return name !== undefined && /^[\w.-]{1,255}$/.test(name) ? name : placeholder;
  });
}
