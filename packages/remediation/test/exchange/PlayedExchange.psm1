# An Exchange organization in memory, for tests: the cmdlets, parameters, types, refusals and quirks that scripts meet.
# Its state is a JSON file, so that several processes can act one after the other.
param([string] $StatePath, [string] $Side = 'onprem')

. (Join-Path $PSScriptRoot 'values.ps1')
. (Join-Path $PSScriptRoot 'rules.ps1')
. (Join-Path $PSScriptRoot 'objects.ps1')
. (Join-Path $PSScriptRoot 'certificates.ps1')
. (Join-Path $PSScriptRoot 'windows.ps1')

$script:kinds = Import-PowerShellDataFile -Path (Join-Path $PSScriptRoot 'kinds.psd1')
$script:state = [System.IO.File]::ReadAllText($StatePath) | ConvertFrom-Json -AsHashtable -Depth 20 -DateKind String
$script:statePath = $StatePath
$script:side = $Side
$script:state.calls = @{}
foreach ($name in 'objects', 'cloud', 'certificates') { if (-not $script:state.ContainsKey($name)) { $script:state[$name] = @{} } }
foreach ($name in 'faults', 'log') { if (-not $script:state.ContainsKey($name)) { $script:state[$name] = @() } }

# Each cmdlet becomes a function with the real parameters, so that PowerShell itself refuses what does not exist.
foreach ($kind in $script:kinds.Keys) {
    $facts = $script:kinds[$kind]
    if ($facts.Side -ne 'both' -and $facts.Side -ne $Side) { continue }
    $settable = @($facts.Settable | ForEach-Object {
        $type = $facts.Properties[$_]
        if ($type -eq 'bool') { "[bool] `$$_" } else { "[object] `$$_" }
    })
    $identity = '[Parameter(Position = 0, ValueFromPipelineByPropertyName)] [object] $Identity'
    foreach ($verb in $facts.Cmdlets) {
        $impact = if ($verb -eq 'Remove') { 'High' } else { 'Medium' }
        $parameters = switch ($verb) {
            'Get' { @($identity, '[object] $Server', '[object] $IsTransportRuleScoped', '[object] $IncludeTestModeConnectors', '[object] $ResultSize') }
            'Set' { @($identity, '[switch] $Force', '[string] $DomainController') + $settable }
            'New' { @('[object] $Server', '[string] $Usage', '[string] $TransportRole', '[switch] $Custom') + $settable }
            'Remove' { @($identity) }
        }
        $shouldProcess = if ($verb -eq 'Get') { '' } else { "SupportsShouldProcess, ConfirmImpact = '$impact'" }
        $body = "[CmdletBinding($shouldProcess)] param($($parameters -join ', ')) process { $verb-Played -Cmdlet `$PSCmdlet -Kind '$kind' -Bound `$PSBoundParameters }"
        # Not Set-Item with a script block made from text: that would not belong to this module.
        Invoke-Expression "function $verb-$kind { $body }"
        if ("$verb-$kind" -eq 'Get-TransportService') { Invoke-Expression "function Get-TransportServer { $body }" }
    }
}

$ours = @($script:kinds.Keys | ForEach-Object { $kind = $_; $script:kinds[$kind].Cmdlets | ForEach-Object { "$_-$kind" } })
$here = if ($Side -eq 'onprem') { $onPremisesFunctions + 'Get-TransportServer' } else { $cloudFunctions }
Export-ModuleMember -Function ($ours + $here)
