<#
.SYNOPSIS
    Restores the values that 02-fix.ps1 has changed, in reverse order.

.DESCRIPTION
    Run it in the Exchange Management Shell.
    First look. This changes nothing:

        .\04-rollback.ps1 -WhatIf

    Then run it. It asks before each step:

        .\04-rollback.ps1

    The folder backup tells which settings 02-fix.ps1 has changed, also when it stopped half-way; only these are
    restored. It changes nothing at all when one of them has been changed by somebody else since.

    Plan 71c92bf592e555602968840542f65040478f61789eeb5db8eb1e34e019451bda
    Made from evidence as of 2026-11-24T00:00:00.000Z
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    # Where 02-fix.ps1 keeps the old values. Default: the folder backup beside the script.
    [string] $BackupFolder = ''
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$plan = '71c92bf592e555602968840542f65040478f61789eeb5db8eb1e34e019451bda'
$steps = @(
    @{
        Id       = 'step-01'
        Title    = 'Set TlsCertificateName and TlsDomainCapabilities of EX02\Default Frontend EX02'
        Target   = 'EX02\Default Frontend EX02'
        Read     = { Get-ReceiveConnector -Identity 'EX02\Default Frontend EX02' -ErrorAction Stop }
        Change   = { param($values) Set-ReceiveConnector -Identity 'EX02\Default Frontend EX02' @values -Confirm:$false -ErrorAction Stop }
        Keeps    = @()
        Outcome  = 'not reached'
        Settings = @(
            @{ Name = 'TlsCertificateName'; IsList = $false; Old = $null; New = $null }
            @{ Name = 'TlsDomainCapabilities'; IsList = $true; Old = $null; New = @() }
        )
    }
)

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

# Reads a step again and refuses when a value is neither the old one nor the new one.
function Get-StepTodo {
    param($Step)
    $state = Get-StepState -Step $Step
    foreach ($setting in @($state.Settings | Where-Object { $_.State -eq 'changed since' })) {
        throw "$($setting.Target): $($setting.Setting) is $($setting.Now), expected $($setting.Old). Somebody has changed it since. $whenStrange"
    }
    [pscustomobject] @{
        Object   = $state.Object
        Settings = @($state.Settings | Where-Object { $_.State -eq 'ready' })
    }
}

function Get-Kept {
    param($Step)
    @(foreach ($keep in $Step.Keeps) { "$($keep.Name) = $(& $keep.Read)" }) -join ', '
}

# Changes one step. The old values are saved first, where there is a $Save.
function Set-Step {
    param($Step, $Save)
    $todo = Get-StepTodo -Step $Step
    $values = @{}
    foreach ($setting in $todo.Settings) { $values[$setting.Setting] = $setting.Value }
    $kept = Get-Kept -Step $Step
    foreach ($keep in $Step.Keeps) { Write-Host $keep.Note }
    if ($Save) { & $Save $Step $todo.Object $values }
    $Step.Outcome = 'UNKNOWN, run 01-check'
    & $Step.Change $values
    $Step.Outcome = 'changed'
    if (-not (Test-SameText -One $kept -Other (Get-Kept -Step $Step))) {
        throw "$($Step.Target): what had to stay has changed. Before: $kept. Now: $(Get-Kept -Step $Step)"
    }
    $late = @((Get-StepState -Step $Step).Settings | Where-Object { $_.State -ne 'done' })
    if ($late.Count -gt 0) {
        Write-Warning "$($Step.Target): the new value is not visible yet. Directory replication can take minutes."
    }
}

Assert-Cmdlet -Name @('Get-ReceiveConnector', 'Set-ReceiveConnector') -Shell 'Exchange Management Shell'

if ($BackupFolder -eq '') { $BackupFolder = Join-Path -Path $PSScriptRoot -ChildPath 'backup' }

$staying = @()
# What 02-fix.ps1 has written, by setting; a later run overrides an earlier one.
function Get-Written {
    param($Step)
    $written = @{}
    if (-not (Test-Path -LiteralPath $BackupFolder)) { return $written }
    $files = @(Get-ChildItem -LiteralPath $BackupFolder | Where-Object { $_.Name -like "$($Step.Id)-*.clixml" })
    foreach ($file in @($files | Sort-Object -Property Name)) {
        $record = Import-Clixml -LiteralPath $file.FullName
        if ($record.Plan -ne $plan) { continue }
        foreach ($name in @($record.Written.Keys)) { $written[$name] = $record.Written[$name] }
    }
    $written
}
$saved = 0
foreach ($step in $steps) {
    $written = Get-Written -Step $step
    $saved += $written.Count
    $step.Settings = @($step.Settings | Where-Object { $written.ContainsKey($_.Name) })
    foreach ($setting in $step.Settings) { $setting.Old = $written[$setting.Name] }
}
foreach ($text in $staying) { Write-Host "Stays as it is: $text" }
if ($steps.Count -eq 0) {
    Write-Host 'No step of this plan can be taken back: plan.md tells why.'
    exit 0
}
if ($saved -eq 0) {
    Write-Warning "Nothing was restored: no values of this plan are saved in $BackupFolder."
    Write-Warning 'Where .\01-check.ps1 tells "done", they are saved elsewhere: name that folder with -BackupFolder. Where it tells "ready", there is nothing to restore.'
    exit 1
}
$save = $null
$whenStrange = 'plan.md tells the way back by hand.'
$whenDone = 'What was changed is restored. .\01-check.ps1 tells "ready" for it.'
$whenStopped = 'Not everything was restored. .\01-check.ps1 tells how things stand; run this again to go on.'

$isThrough = $false
try {
    # Everything is looked at before anything is touched.
    $strange = @(foreach ($step in $steps) {
        try {
            @((Get-StepState -Step $step).Settings | Where-Object { $_.State -eq 'changed since' })
        } catch {
            Write-Warning "$($step.Target) could not be looked at."
            throw
        }
    })
    foreach ($setting in $strange) {
        Write-Warning "$($setting.Target): $($setting.Setting) is $($setting.Now), expected $($setting.Old)."
    }
    if ($strange.Count -gt 0) {
        throw "Nothing was changed: somebody has changed these values since. $whenStrange"
    }
    foreach ($step in $steps) {
        $todo = @((Get-StepTodo -Step $step).Settings)
        if ($todo.Count -eq 0) {
            $step.Outcome = 'nothing to do'
            continue
        }
        $action = @($todo | ForEach-Object { "$($_.Setting): $($_.Now) -> $($_.New)" }) -join '; '
        if ($PSCmdlet.ShouldProcess($step.Target, $action)) {
            Set-Step -Step $step -Save $save
        } elseif ($WhatIfPreference) {
            $step.Outcome = 'would be changed'
        } else {
            $step.Outcome = 'declined'
            Write-Warning 'Declined. The steps after this one are not run.'
            break
        }
    }
    $isThrough = @($steps | Where-Object { $_.Outcome -ne 'changed' -and $_.Outcome -ne 'nothing to do' }).Count -eq 0
} finally {
    # Write-Host works after Ctrl+C as well, so nothing half-done stays unsaid.
    Write-Host ''
    foreach ($step in $steps) { Write-Host "$($step.Outcome.PadRight(22)) $($step.Id)  $($step.Title)" }
    Write-Host ''
    if ($WhatIfPreference) {
        Write-Host 'Nothing was changed: -WhatIf only shows.'
    } elseif ($isThrough) {
        Write-Host $whenDone
    } elseif (@($steps | Where-Object { $_.Outcome -eq 'changed' -or $_.Outcome -like 'UNKNOWN*' }).Count -eq 0) {
        Write-Host 'This run has changed nothing. .\01-check.ps1 tells how things stand.'
    } else {
        Write-Host $whenStopped
    }
}
