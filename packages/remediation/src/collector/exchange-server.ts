/** The reads of the organization and of each of its servers. The engine defines the functions it calls. */
export const EXCHANGE_SERVER = String.raw`
$windowEnd = Get-Date
$windowStart = $windowEnd.AddHours(-$Hours)
$toCloud = $Flow -ne 'CloudToOnPremises'
$toOnPremises = $Flow -ne 'OnPremisesToCloud'

function Test-Cmdlet {
    param([string] $Name)
    [bool] (Get-Command -Name $Name -ErrorAction SilentlyContinue)
}

# A path of another server, through its administrative share.
function Get-PathOn {
    param([string] $Server, [string] $Path)
    if ($Server -eq $env:COMPUTERNAME -or $Path -notmatch '^([A-Za-z]):\\') { return $Path }
    '\\' + $Server + '\' + $Matches[1] + '$' + $Path.Substring(2)
}

# Copies the log files that were written to in the time window, newest first, until the size limit.
function Copy-Log {
    param([string] $Name, [string] $Server, [string] $Path, [string] $Folder, [string] $Filter = '*.LOG', [int] $Most = 0)
    $began = [DateTime]::UtcNow
    try {
        if ($Path -eq '') { throw 'The path of these logs could not be read.' }
        $source = Get-PathOn -Server $Server -Path $Path
        $files = @(Get-ChildItem -LiteralPath $source -Filter $Filter -ErrorAction Stop | Sort-Object -Property LastWriteTimeUtc -Descending)
        if ($Most -eq 0) { $files = @($files | Where-Object { $_.LastWriteTimeUtc -ge $windowStart.ToUniversalTime() }) }
        if ($Most -gt 0) { $files = @($files | Select-Object -First $Most) }
        $bytes = 0
        $count = 0
        $limited = $false
        foreach ($file in $files) {
            if ($bytes + $file.Length -gt $MaxLogMegabytes * 1048576) { $limited = $true; break }
            $bytes += $file.Length
            $target = Get-OutputPath -File "$Folder/$($file.Name)"
            if ($null -eq $hmac) {
                Copy-Item -LiteralPath $file.FullName -Destination $target -ErrorAction Stop
            } else {
                Get-Content -LiteralPath $file.FullName -Encoding UTF8 -ErrorAction Stop | ForEach-Object { Hide-Person -Text $_ } | Add-Content -LiteralPath $target -Encoding UTF8
            }
            $count++
        }
        Add-Read -Command $Name -Server $Server -File "$Folder/" -Status 'ok' -Count $count -Limited $limited -From $began
    } catch {
        Add-Read -Command $Name -Server $Server -File "$Folder/" -Status 'failed' -Text $_.Exception.Message -From $began
    }
}

# Keys of the registry with their values, of this server or of another, in the form of Get-ItemProperty.
function Get-RegistryKey {
    param([string] $Server, [string[]] $Key)
    $base = [Microsoft.Win32.RegistryKey]::OpenRemoteBaseKey([Microsoft.Win32.RegistryHive]::LocalMachine, $Server)
    foreach ($path in $Key) {
        $opened = $base.OpenSubKey($path)
        $table = [ordered] @{ PSPath = "Microsoft.PowerShell.Core\Registry::HKEY_LOCAL_MACHINE\$path"; PSKeyExists = $null -ne $opened }
        if ($null -ne $opened) { foreach ($name in $opened.GetValueNames()) { $table[$name] = $opened.GetValue($name) } }
        [pscustomobject] $table
    }
}

# No event of that kind is an answer, not a failure.
function Get-Events {
    param([string] $Server, [string] $Log, [int[]] $Id)
    try {
        Get-WinEvent -ComputerName $Server -FilterHashtable @{ LogName = $Log; Id = $Id; StartTime = $windowStart } -MaxEvents $MaxEvents -ErrorAction Stop |
            Select-Object -Property @('TimeCreated', 'MachineName', 'LogName', 'ProviderName', 'Id', 'LevelDisplayName', 'Message')
    } catch {
        if ($_.FullyQualifiedErrorId -notlike 'NoMatchingEventsFound*') { throw }
    }
}

if (-not (Test-Cmdlet -Name 'Get-ReceiveConnector')) {
    throw 'Get-ReceiveConnector is not available. Run this in the Exchange Management Shell.'
}

Read-Evidence -Command 'Get-ExchangeServer' -File 'exchange-servers.json' -Read { Get-ExchangeServer -ErrorAction Stop }
Read-Evidence -Command 'Get-SendConnector' -File 'send-connectors.json' -Read { Get-SendConnector -ErrorAction Stop }
if (Test-Cmdlet -Name 'Get-HybridConfiguration') {
    Read-Evidence -Command 'Get-HybridConfiguration' -File 'hybrid-configuration.json' -Read { Get-HybridConfiguration -ErrorAction Stop }
}
Read-Evidence -Command 'Get-AcceptedDomain' -File 'accepted-domains.json' -Read { Get-AcceptedDomain -ErrorAction Stop }
Read-Evidence -Command 'Get-RemoteDomain' -File 'remote-domains.json' -Read { Get-RemoteDomain -ErrorAction Stop }
Read-Evidence -Command 'Get-TransportConfig' -File 'transport-config.json' -Read {
    Get-TransportConfig -ErrorAction Stop | Select-Object -Property @('TLSReceiveDomainSecureList', 'TLSSendDomainSecureList', 'InternalSMTPServers', 'MaxReceiveSize', 'MaxSendSize')
}
Read-Evidence -Command 'Get-EdgeSubscription' -File 'edge-subscriptions.json' -Read { Get-EdgeSubscription -ErrorAction Stop }
if (Test-Cmdlet -Name 'Test-EdgeSynchronization') {
    Read-Evidence -Command 'Test-EdgeSynchronization' -File 'edge-synchronization.json' -Read { Test-EdgeSynchronization -ErrorAction Stop }
}

$servers = @()
try { $servers = @(Get-ExchangeServer -ErrorAction Stop) } catch { Write-Warning 'The servers could not be listed: only those of -Server are read.' }
$names = @($servers | Where-Object { -not $_.IsEdgeServer } | ForEach-Object { [string] $_.Name })
foreach ($edge in @($servers | Where-Object { $_.IsEdgeServer })) {
    Add-Read -Command 'Get-ReceiveConnector' -Server ([string] $edge.Name) -Status 'skipped' -Text 'an Edge server: run this script on it' -From ([DateTime]::UtcNow)
}
if ($Server.Count -gt 0) { $names = @($Server) }

foreach ($name in $names) {
    $with = @{ Server = $name }
    Read-Evidence -Command "Get-ReceiveConnector -Server $name" -Server $name -File "$name/receive-connectors.json" -Read { Get-ReceiveConnector -Server $name -ErrorAction Stop }
    Read-Evidence -Command "Get-ExchangeCertificate -Server $name" -Server $name -File "$name/certificates.json" -With $with -Read { Get-ExchangeCertificate -Server $name -ErrorAction Stop }
    # Exchange 2010 has one transport service, under the older name.
    $transport = 'Get-TransportService'
    if (-not (Test-Cmdlet -Name $transport)) { $transport = 'Get-TransportServer' }
    Read-Evidence -Command "$transport -Identity $name" -Server $name -File "$name/transport-service.json" -Read { & $transport -Identity $name -ErrorAction Stop }
    Read-Evidence -Command "Get-Queue -Server $name" -Server $name -File "$name/queues.json" -Limit $MaxQueues -With $with -Read { Get-Queue -Server $name -ResultSize $MaxQueues -ErrorAction Stop }
    if (Test-Cmdlet -Name 'Get-ServerComponentState') {
        Read-Evidence -Command "Get-ServerComponentState -Identity $name" -Server $name -File "$name/components.json" -With $with -Read { Get-ServerComponentState -Identity $name -ErrorAction Stop }
    }

    $hub = $null
    $front = $null
    try { $hub = & $transport -Identity $name -ErrorAction Stop } catch { Write-Verbose 'Told above.' }
    try { $front = Get-FrontendTransportService -Identity $name -ErrorAction Stop } catch { Write-Verbose 'Older versions have none.' }
    foreach ($role in @(@{ Name = 'FrontEnd'; Service = $front }, @{ Name = 'Hub'; Service = $hub })) {
        if ($null -eq $role.Service -and $role.Name -eq 'FrontEnd') { continue }
        if ($toOnPremises) { Copy-Log -Name "SmtpReceive logs, $($role.Name)" -Server $name -Path ([string] $role.Service.ReceiveProtocolLogPath) -Folder "$name/$($role.Name)/SmtpReceive" }
        if ($toCloud) { Copy-Log -Name "SmtpSend logs, $($role.Name)" -Server $name -Path ([string] $role.Service.SendProtocolLogPath) -Folder "$name/$($role.Name)/SmtpSend" }
    }
    foreach ($kind in @('DEFER', 'FAIL')) {
        if (-not $toCloud) { continue }
        Read-Evidence -Command "Get-MessageTrackingLog -Server $name -EventId $kind" -Server $name -File "$name/tracking-$($kind.ToLowerInvariant()).json" -Limit $MaxMessages -Read {
            Get-MessageTrackingLog -Server $name -Start $windowStart -End $windowEnd -EventId $kind -ResultSize $MaxMessages -ErrorAction Stop
        }
    }
    Read-Evidence -Command 'Get-WinEvent Application' -Server $name -File "$name/events-transport.json" -Limit $MaxEvents -Read {
        Get-Events -Server $name -Log 'Application' -Id @(12012, 12013, 12014, 12015, 12016, 12017, 12018, 12019, 12024, 1018, 1019, 1036)
    }
    Read-Evidence -Command 'Get-WinEvent System' -Server $name -File "$name/events-schannel.json" -Limit $MaxEvents -Read { Get-Events -Server $name -Log 'System' -Id @(36870, 36871, 36874, 36887, 36888) }
    Read-Evidence -Command 'Get-WinEvent CAPI2' -Server $name -File "$name/events-capi2.json" -Limit $MaxEvents -Read { Get-Events -Server $name -Log 'Microsoft-Windows-CAPI2/Operational' -Id @(11, 30, 41, 53) }
    Read-Evidence -Command 'Get-CimInstance Win32_Service' -Server $name -File "$name/services.json" -With $with -Read {
        Get-CimInstance -ClassName 'Win32_Service' -ComputerName $name -Filter "Name LIKE 'MSExchange%Transport' OR Name = 'MSExchangeEdgeSync'" -ErrorAction Stop |
            Select-Object -Property @('Name', 'State', 'StartMode', 'StartName', 'ProcessId', 'ExitCode')
    }
    # A service that was started before a change may still work with what it read then.
    Read-Evidence -Command 'Get-CimInstance Win32_Process' -Server $name -File "$name/processes.json" -With $with -Read {
        Get-CimInstance -ClassName 'Win32_Process' -ComputerName $name -Filter "Name LIKE 'MSExchange%Transport%' OR Name = 'EdgeTransport.exe'" -ErrorAction Stop |
            Select-Object -Property @('Name', 'ProcessId', 'CreationDate')
    }
    Read-Evidence -Command 'registry: TLS, root update, WinHTTP proxy' -Server $name -File "$name/registry.json" -With @{ PSComputerName = $name } -Read {
        $schannel = 'SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL\Protocols'
        Get-RegistryKey -Server $name -Key @(
            @('TLS 1.0', 'TLS 1.1', 'TLS 1.2', 'TLS 1.3' | ForEach-Object { "$schannel\$_\Client"; "$schannel\$_\Server" })
            'SOFTWARE\Microsoft\.NETFramework\v4.0.30319'
            'SOFTWARE\Policies\Microsoft\SystemCertificates\AuthRoot'
            'SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\Connections'
        )
    }
    if ($name -eq $env:COMPUTERNAME -and (Test-Cmdlet -Name 'Test-Certificate')) {
        Read-Evidence -Command 'Test-Certificate -Policy SSL' -Server $name -File "$name/test-certificate.json" -With $with -Read {
            foreach ($certificate in @(Get-ExchangeCertificate -Server $name -ErrorAction Stop)) {
                $warnings = @()
                $problems = @()
                $valid = Test-Certificate -Cert "Cert:\LocalMachine\My\$($certificate.Thumbprint)" -Policy SSL -WarningAction SilentlyContinue -WarningVariable warnings -ErrorAction SilentlyContinue -ErrorVariable problems
                [pscustomobject] @{
                    CertificateThumbprint = $certificate.Thumbprint
                    Valid                 = [bool] $valid
                    Warnings              = @($warnings | ForEach-Object { [string] $_ })
                    Errors                = @($problems | ForEach-Object { [string] $_ })
                }
            }
        }
    }
}
if ($env:APPDATA) {
    Copy-Log -Name 'Hybrid Configuration Wizard logs' -Server ([string] $env:COMPUTERNAME) -Path (Join-Path -Path $env:APPDATA -ChildPath 'Microsoft\Exchange Hybrid Configuration') -Folder 'hybrid-configuration-wizard' -Filter '*.log' -Most 3
}
Save-Collection
`;
