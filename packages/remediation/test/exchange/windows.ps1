# What a collector reads besides Exchange's configuration, and the services a plan may restart: state.<name>, lists of objects.

$onPremisesFunctions = @('Get-ExchangeCertificate', 'Enable-ExchangeCertificate', 'Import-ExchangeCertificate', 'Remove-ExchangeCertificate', 'Test-Certificate', 'Get-Queue', 'Get-MessageTrackingLog', 'Get-ServerComponentState', 'Test-EdgeSynchronization', 'Get-WinEvent', 'Get-Service', 'Restart-Service', 'Get-CimInstance', 'Get-Date')
$cloudFunctions = @('Get-MessageTraceV2', 'Get-MessageTraceDetailV2', 'Get-Date')

function Get-Listed($Cmdlet, [string] $Name, [string] $Key, [string] $Server) {
    Enter-Call $Cmdlet $Name $Server
    @($script:state[$Key] | Where-Object { $null -ne $_ -and (-not $Server -or -not $_.Server -or $_.Server -eq $Server) } | ForEach-Object {
        $object = [ordered] @{}
        foreach ($property in $_.Keys) { $object[$property] = $_[$property] }
        [pscustomobject] $object
    })
}

function Test-Between([string] $Time, [datetime] $Start, [datetime] $End) {
    $moment = [datetime]::Parse($Time, [cultureinfo]::InvariantCulture, 'RoundtripKind').ToLocalTime()
    $moment -ge $Start.ToLocalTime() -and $moment -le $End
}

function Get-Queue { [CmdletBinding()] param([object] $Server, [object] $ResultSize, [object] $Filter) Get-Listed $PSCmdlet 'Get-Queue' 'queues' "$Server" }
function Get-MessageTrackingLog { [CmdletBinding()] param([object] $Server, [datetime] $Start, [datetime] $End, [object] $ResultSize, [object] $EventId) @(Get-Listed $PSCmdlet 'Get-MessageTrackingLog' 'tracking' "$Server" | Where-Object { (Test-Between $_.Timestamp $Start $End) -and $_.EventId -eq $EventId }) }
function Get-ServerComponentState { [CmdletBinding()] param([object] $Identity, [string] $Component) Get-Listed $PSCmdlet 'Get-ServerComponentState' 'components' "$Identity" }
function Test-EdgeSynchronization { [CmdletBinding()] param() Get-Listed $PSCmdlet 'Test-EdgeSynchronization' 'edgeSync' '' }
function Get-Service { [CmdletBinding()] param([string] $Name, [string] $ComputerName) Get-Listed $PSCmdlet 'Get-Service' 'services' $ComputerName }
function Get-MessageTraceV2 { [CmdletBinding()] param([datetime] $StartDate, [datetime] $EndDate, [object] $Status, [int] $ResultSize, [string] $StartingRecipientAddress) @(Get-Listed $PSCmdlet 'Get-MessageTraceV2' 'messageTrace' '' | Where-Object { $_.Status -eq $Status }) }
function Get-MessageTraceDetailV2 { [CmdletBinding()] param([object] $MessageTraceId, [string] $RecipientAddress) @(Get-Listed $PSCmdlet 'Get-MessageTraceDetailV2' 'messageTraceDetail' '' | Where-Object { "$($_.MessageTraceId)" -eq "$MessageTraceId" }) }

function Get-WinEvent {
    [CmdletBinding()] param([hashtable] $FilterHashtable, [string] $ComputerName, [long] $MaxEvents)
    $events = @(Get-Listed $PSCmdlet 'Get-WinEvent' 'events' $ComputerName | Where-Object { $_.Id -in $FilterHashtable.Id -and $_.LogName -eq $FilterHashtable.LogName -and (Test-Between $_.TimeCreated $FilterHashtable.StartTime ([datetime]::MaxValue)) })
    if ($events.Count -eq 0) {
        $none = New-Failure 'No events were found that match the specified selection criteria.' 'ObjectNotFound'
        $PSCmdlet.WriteError((New-Object System.Management.Automation.ErrorRecord $none.Exception, 'NoMatchingEventsFound', 'ObjectNotFound', $null))
        return
    }
    $events
}

function Get-CimInstance {
    [CmdletBinding()] param([Parameter(Position = 0)] [string] $ClassName, [string] $ComputerName, [string] $Filter)
    Get-Listed $PSCmdlet 'Get-CimInstance' $ClassName $ComputerName
}

function Restart-Service {
    [CmdletBinding(SupportsShouldProcess)] param([Parameter(Position = 0, ValueFromPipeline)] [object] $Name, [switch] $Force)
    Enter-Call $PSCmdlet 'Restart-Service' "$($script:state.localServer)"
    if (-not $PSCmdlet.ShouldProcess("$Name", 'Restart-Service')) { return }
    $script:state.log += "Restart-Service $($script:state.localServer) $Name"
    Save-State
}

# The clock of the organization, so that certificates do not expire under the tests.
function Get-Date {
    [CmdletBinding()] param()
    if ($script:state.now) { return [datetime]::Parse($script:state.now, [cultureinfo]::InvariantCulture, 'RoundtripKind').ToLocalTime() }
    [DateTime]::Now
}
