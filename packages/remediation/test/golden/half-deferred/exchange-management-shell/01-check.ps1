<#
.SYNOPSIS
    Is everything still as it was diagnosed? Changes nothing.

.DESCRIPTION
    Run it in the Exchange Management Shell.

        .\01-check.ps1

    Per setting: "ready" is the diagnosed value, "done" already the planned one, "changed since" neither.
    Exit code 0 when 02-fix.ps1 can run or has run, 1 otherwise.

    Plan 71c92bf592e555602968840542f65040478f61789eeb5db8eb1e34e019451bda
    Made from evidence as of 2026-11-24T00:00:00.000Z
#>
[CmdletBinding()]
param()

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$plan = '71c92bf592e555602968840542f65040478f61789eeb5db8eb1e34e019451bda'
$steps = @(
    @{
        Id       = 'step-01'
        Title    = 'Set TlsCertificateName and TlsDomainCapabilities of EX02\Default Frontend EX02'
        Target   = 'EX02\Default Frontend EX02'
        Read     = { Get-ReceiveConnector -Identity 'EX02\Default Frontend EX02' -ErrorAction Stop }
        Settings = @(
            @{ Name = 'TlsCertificateName'; IsList = $false; Old = $null; New = { Get-TlsCertificateName -Server 'EX02' -Thumbprint 'A1B2C3D4E5F60718293A4B5C6D7E8F9001122334' -Expected ([regex]::Unescape('<I>CN=R11, O=Let''s Encrypt, C=US<S>CN=mail.contoso.com, O="Contoso, Ltd.", L=Z\u00FCrich, C=CH')) } }
            @{ Name = 'TlsDomainCapabilities'; IsList = $true; Old = @(); New = @('mail.protection.outlook.com:AcceptCloudServicesMail') }
        )
    }
)

# The names of a certificate as Windows prints them, in the form Exchange compares: <I>issuer<S>subject.
function Get-TlsCertificateName {
    param([string[]] $Server, [string] $Thumbprint, [string] $Expected)
    foreach ($one in $Server) {
        $certificates = @(Get-ExchangeCertificate -Server $one -Thumbprint $Thumbprint -ErrorAction Stop)
        if ($certificates.Count -ne 1) { throw "Certificate $Thumbprint is not on $one." }
        $certificate = $certificates[0]
        if ($certificate.NotAfter -lt (Get-Date)) { throw "Certificate $Thumbprint on $one has expired." }
        $name = "<I>$($certificate.Issuer)<S>$($certificate.Subject)"
        if ($Expected -and [string]::CompareOrdinal($name, $Expected) -ne 0) {
            throw "Certificate $Thumbprint on $one is $name, but the diagnosis read $Expected. Diagnose again."
        }
    }
    $name
}

# One text for one value, so that values can be compared exactly. No value and an empty list are both ''.
function Get-ValueText {
    param($Value, [bool] $IsList)
    if ($null -eq $Value) { return '' }
    if (-not $IsList) { return [string] $Value }
    $texts = @($Value | ForEach-Object { [string] $_ })
    # Flags such as the services of a certificate are one value with several names, or one text of them.
    if ($Value -is [string] -or -not ($Value -is [System.Collections.IEnumerable])) { $texts = @($texts | ForEach-Object { $_ -split ', ' }) }
    @($texts | Sort-Object) -join [string] [char] 10
}

function Test-SameText {
    param([string] $One, [string] $Other)
    [string]::CompareOrdinal($One, $Other) -eq 0
}

function Format-ValueText {
    param([string] $Text)
    if ($Text -eq '') { return '(empty)' }
    $Text.Replace([string] [char] 10, ', ')
}

# Reads the object of a step and says of each setting: done, ready to be changed, or changed by somebody since.
function Get-StepState {
    param($Step)
    $found = @(& $Step.Read)
    if ($found.Count -ne 1) { throw "$($Step.Target): found $($found.Count) objects instead of one." }
    $settings = @(foreach ($setting in $Step.Settings) {
        $property = $found[0].PSObject.Properties[$setting.Name]
        if ($null -eq $property) { throw "$($Step.Target) has no property $($setting.Name) here." }
        $old = $setting.Old
        if ($old -is [scriptblock]) { $old = & $old }
        $new = $setting.New
        if ($new -is [scriptblock]) { $new = & $new }
        $nowText = Get-ValueText -Value $property.Value -IsList $setting.IsList
        $oldText = Get-ValueText -Value $old -IsList $setting.IsList
        $newText = Get-ValueText -Value $new -IsList $setting.IsList
        $state = 'changed since'
        if (Test-SameText -One $nowText -Other $oldText) { $state = 'ready' }
        if (Test-SameText -One $nowText -Other $newText) { $state = 'done' }
        if ($setting.IsList -and $newText -eq '') { $new = $null }
        [pscustomobject] @{
            Target  = $Step.Target
            Setting = $setting.Name
            State   = $state
            Now     = Format-ValueText -Text $nowText
            Old     = Format-ValueText -Text $oldText
            New     = Format-ValueText -Text $newText
            Value   = $new
        }
    })
    [pscustomobject] @{ Object = $found[0]; Settings = $settings }
}

function Assert-Cmdlet {
    param([string[]] $Name, [string] $Shell)
    foreach ($cmdlet in $Name) {
        if (-not (Get-Command -Name $cmdlet -ErrorAction SilentlyContinue)) {
            throw "Nothing was done: $cmdlet is not available. Run this in the $Shell, with an account that may use it."
        }
    }
}

Assert-Cmdlet -Name @('Get-ExchangeCertificate', 'Get-ReceiveConnector') -Shell 'Exchange Management Shell'

$wrong = 0
$unread = 0
$ready = 0
foreach ($step in $steps) {
    try {
        foreach ($setting in (Get-StepState -Step $step).Settings) {
            if ($setting.State -eq 'changed since') { $wrong++ }
            if ($setting.State -eq 'ready') { $ready++ }
            $setting | Select-Object -Property @('Target', 'Setting', 'State', 'Now', 'Old', 'New')
        }
    } catch {
        $unread++
        Write-Warning "$($step.Target): $($_.Exception.Message)"
    }
}
if ($wrong -gt 0) {
    Write-Warning 'Not as diagnosed. Collect and diagnose again before changing anything.'
    exit 1
}
if ($unread -gt 0) {
    Write-Warning 'Not everything could be looked at, and 02-fix.ps1 changes nothing meanwhile. Mend what is named above and run this again; where it is gone for good, collect and diagnose again.'
    exit 1
}
if ($ready -eq 0) {
    Write-Host 'Everything has its planned value already. Next: .\03-verify.ps1'
} else {
    Write-Host 'As diagnosed. Next: .\02-fix.ps1 -WhatIf'
}
