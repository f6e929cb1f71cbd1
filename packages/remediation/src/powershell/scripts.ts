import type { Plan, Shell, Step } from '../plan.js';
import { CHANGE_STEPS, READ_STEPS, RUN_STEPS, TLS_CERTIFICATE_NAME } from './engine.js';
import { quote } from './quote.js';
import { stepTable, type Way } from './step-table.js';

export const SHELL_NAMES: Readonly<Record<Shell, string>> = {
  'exchange-management-shell': 'Exchange Management Shell',
  'exchange-online': 'Exchange Online PowerShell (Connect-ExchangeOnline)',
};

/** Read-only: is everything still as diagnosed? */
export function renderCheck(plan: Plan, shell: Shell, steps: readonly Step[]): string {
  return script({
    header: `
.SYNOPSIS
    Is everything still as it was diagnosed? Changes nothing.

.DESCRIPTION
    ${runIn(shell)}

        .\\01-check.ps1

    Per setting: "ready" is the diagnosed value, "done" already the planned one, "changed since" neither.
    Exit code 0 when 02-fix.ps1 can run or has run, 1 otherwise.`,
    parameters: '[CmdletBinding()]\nparam()',
    table: stepTable(steps, 'look'),
    plan,
    shell,
    cmdlets: cmdletsOf(steps, 'look'),
    functions: TLS_CERTIFICATE_NAME + READ_STEPS,
    body: String.raw`
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
`,
  });
}

/** Makes the changes, after showing them with -WhatIf. */
export function renderFix(plan: Plan, shell: Shell, steps: readonly Step[]): string {
  return script({
    header: `
.SYNOPSIS
    Makes the changes of the plan: ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}.

.DESCRIPTION
    ${runIn(shell)}
    First look. This changes nothing and shows old and new values:

        .\\02-fix.ps1 -WhatIf

    Then run it. It asks before each step:

        .\\02-fix.ps1

    It changes nothing at all when a value is neither the diagnosed one nor already right. It saves the old values to
    the folder backup before each step, stops at the first error, and says at the end what was done. What is already
    right it leaves alone, so it can be run again. 04-rollback.ps1 takes back what it has changed.`,
    parameters: BACKUP_PARAMETERS,
    table: stepTable(steps, 'change'),
    plan,
    shell,
    cmdlets: cmdletsOf(steps, 'change'),
    functions: TLS_CERTIFICATE_NAME + READ_STEPS + CHANGE_STEPS,
    body:
      BACKUP_FOLDER +
      String.raw`
$save = {
    param($Step, $Object, $Values)
    if (-not (Test-Path -LiteralPath $BackupFolder)) {
        New-Item -ItemType Directory -Path $BackupFolder -Confirm:$false | Out-Null
    }
    $time = [DateTime]::UtcNow.ToString('yyyyMMddTHHmmssZ', [Globalization.CultureInfo]::InvariantCulture)
    $file = Join-Path -Path $BackupFolder -ChildPath "$($Step.Id)-$time.clixml"
    $record = [pscustomobject] @{ Plan = $plan; Target = $Step.Target; Written = $Values; Object = $Object }
    Export-Clixml -InputObject $record -LiteralPath $file -Depth 5 -Confirm:$false
    Write-Host "Old values saved: $file"
}
$whenStrange = 'Collect and diagnose again.'
$whenDone = 'Next: .\03-verify.ps1'
$whenStopped = 'Not everything was done. .\01-check.ps1 tells how things stand; run this again to go on, or .\04-rollback.ps1 to go back.'
` +
      RUN_STEPS,
  });
}

/** Read-only: has everything its planned value? */
export function renderVerify(plan: Plan, shell: Shell, steps: readonly Step[]): string {
  return script({
    header: `
.SYNOPSIS
    Has every setting its planned value? Changes nothing.

.DESCRIPTION
    ${runIn(shell)}

        .\\03-verify.ps1

    Exit code 0 when every setting is "done", 1 otherwise. plan.md says how to see that mail flows.`,
    parameters: '[CmdletBinding()]\nparam()',
    table: stepTable(steps, 'look'),
    plan,
    shell,
    cmdlets: cmdletsOf(steps, 'look'),
    functions: TLS_CERTIFICATE_NAME + READ_STEPS,
    body: String.raw`
$open = 0
foreach ($step in $steps) {
    try {
        foreach ($setting in (Get-StepState -Step $step).Settings) {
            if ($setting.State -ne 'done') { $open++ }
            $setting | Select-Object -Property @('Target', 'Setting', 'State', 'Now', 'New')
        }
    } catch {
        $open++
        Write-Warning "$($step.Target): $($_.Exception.Message)"
    }
}
if ($open -gt 0) {
    Write-Warning 'Not everything has its planned value. A change can take minutes to be seen everywhere; .\02-fix.ps1 -WhatIf shows what is left to do.'
    exit 1
}
Write-Host 'Every setting has its planned value. plan.md tells what is next, and how to see that mail flows.'
`,
  });
}

/** Restores the old values of what 02-fix.ps1 has changed, in reverse order. */
export function renderRollback(plan: Plan, shell: Shell, steps: readonly Step[]): string {
  const back = steps.filter(({ rollback }) => rollback !== null).reverse();
  const staying = steps.flatMap(({ title, cannotBeUndone }) =>
    cannotBeUndone === null ? [] : [`${title}. ${cannotBeUndone}`],
  );
  return script({
    header: `
.SYNOPSIS
    Restores the values that 02-fix.ps1 has changed, in reverse order.

.DESCRIPTION
    ${runIn(shell)}
    First look. This changes nothing:

        .\\04-rollback.ps1 -WhatIf

    Then run it. It asks before each step:

        .\\04-rollback.ps1

    The folder backup tells which settings 02-fix.ps1 has changed, also when it stopped half-way; only these are
    restored. It changes nothing at all when one of them has been changed by somebody else since.`,
    parameters: BACKUP_PARAMETERS,
    table: stepTable(back, 'restore'),
    plan,
    shell,
    cmdlets: cmdletsOf(back, 'restore'),
    functions: READ_STEPS + CHANGE_STEPS,
    body:
      BACKUP_FOLDER +
      `\n$staying = @(${staying.map(quote).join(', ')})` +
      String.raw`
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
` +
      RUN_STEPS,
  });
}

const BACKUP_PARAMETERS = String.raw`[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'High')]
param(
    # Where 02-fix.ps1 keeps the old values. Default: the folder backup beside the script.
    [string] $BackupFolder = ''
)`;

// Not a default value: Windows PowerShell leaves $PSScriptRoot empty there when started with -File.
const BACKUP_FOLDER = String.raw`
if ($BackupFolder -eq '') { $BackupFolder = Join-Path -Path $PSScriptRoot -ChildPath 'backup' }
`;

interface ScriptParts {
  readonly header: string;
  readonly parameters: string;
  readonly table: string;
  readonly plan: Plan;
  readonly shell: Shell;
  readonly cmdlets: readonly string[];
  readonly functions: string;
  readonly body: string;
}

function script({ header, parameters, table, plan, shell, cmdlets, functions, body }: ScriptParts): string {
  return [
    `<#${header}\n\n    Plan ${plan.fingerprint}\n    Made from evidence as of ${shownDate(plan.asOf)}\n#>`,
    parameters,
    "\nSet-StrictMode -Version 2.0\n$ErrorActionPreference = 'Stop'\n",
    `$plan = ${quote(plan.fingerprint)}`,
    table,
    functions.trimEnd(),
    `\nAssert-Cmdlet -Name @(${cmdlets.map(quote).join(', ')}) -Shell ${quote(SHELL_NAMES[shell])}`,
    body.trimEnd(),
    '',
  ].join('\n');
}

/** A comment has no quotes to stand in: only what a date is made of may get there. */
function shownDate(asOf: string): string {
  return /^[\dTZ:.+-]{10,40}$/.test(asOf) ? asOf : 'an unknown date';
}

function runIn(shell: Shell): string {
  return `Run it in the ${SHELL_NAMES[shell]}.`;
}

function cmdletsOf(steps: readonly Step[], way: Way): string[] {
  const used = steps.flatMap((step) => [
    step.read.cmdlet,
    ...step.keeps.map(({ read }) => read.cmdlet),
    ...(way === 'restore' ? [] : computedWith(step)),
    ...(way === 'look' ? [] : [step.change.cmdlet]),
  ]);
  return [...new Set(used)].sort();
}

function computedWith(step: Step): string[] {
  return step.after.some(({ value }) => value.kind === 'tls-certificate-name')
    ? ['Get-ExchangeCertificate']
    : [];
}
