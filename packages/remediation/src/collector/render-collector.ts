import type { ScriptFile } from '../render-scripts.js';
import { ENGINE, REDACTION } from './engine.js';
import { EXCHANGE_ONLINE } from './exchange-online.js';
import { EXCHANGE_SERVER } from './exchange-server.js';

/** Version of what the collectors write: the first number changes when a reader could break. */
const COLLECTOR_VERSION = '1.0';

/**
 * The two read-only scripts that gather what a diagnosis can use, one for each side, ASCII without a byte order mark.
 * Each writes one archive that is evidence as it is.
 */
export function renderCollector(): ScriptFile[] {
  return [
    { path: 'collect-exchange-server.ps1', text: script(ON_PREMISES, 'exchange-server', EXCHANGE_SERVER) },
    { path: 'collect-exchange-online.ps1', text: script(ONLINE, 'exchange-online', EXCHANGE_ONLINE) },
  ];
}

function script(head: string, side: string, reads: string): string {
  const names = `$side = '${side}'\n$collectorVersion = '${COLLECTOR_VERSION}'`;
  return `${[head.trim(), names, ENGINE.trim(), REDACTION.trim(), reads.trim()].join('\n\n')}\n`;
}

const SHARED_PARAMETERS = String.raw`
    # Where the folder and the archive are made.
    [string] $OutputFolder = '.',

    # How far back logs, events and messages are read.
    [ValidateRange(1, 240)] [int] $Hours = 24,

    # Most messages of one kind; the manifest says when there were more.
    [ValidateRange(1, 5000)] [int] $MaxMessages = 1000,

    # Replaces who wrote to whom (addresses before the @), who logged on, and subjects by hashes, equal values by equal
    # hashes. Names of servers, domains and IP addresses stay.
    [switch] $Redact,

    # The same text for both scripts makes equal values equal in both archives. Default: a random key, thrown away.
    [string] $RedactionKey = ''`;

const ON_PREMISES = String.raw`
<#
.SYNOPSIS
    Collects what a diagnosis of hybrid mail flow can use from your Exchange servers. Changes nothing, sends nothing.

.DESCRIPTION
    Run it in the Exchange Management Shell, with an account that may read the servers (View-Only Organization Management
    for the configuration; Administrators of the servers for their logs, events and services):

        .\collect-exchange-server.ps1

    It reads the connectors, certificates, queues, events and service times of every server and the protocol logs of the
    last hours, writes them into a new folder, and packs that folder into one archive. What cannot be read is recorded as
    failed in manifest.json; nothing else depends on it. Windows PowerShell 5.1 and PowerShell 7.

.EXAMPLE
    .\collect-exchange-server.ps1 -Server EX01, EX02 -Hours 4 -Redact
#>
[CmdletBinding()]
param(
    # Only these servers. Default: every server that is no Edge server.
    [string[]] $Server = @(),

    # The direction that fails, so that only its logs are read.
    [ValidateSet('Both', 'CloudToOnPremises', 'OnPremisesToCloud')] [string] $Flow = 'Both',

    # Most megabytes of each kind of log on each server, newest files first.
    [ValidateRange(1, 4000)] [int] $MaxLogMegabytes = 100,

    [ValidateRange(1, 100000)] [int] $MaxQueues = 1000,

    [ValidateRange(1, 100000)] [int] $MaxEvents = 500,
${SHARED_PARAMETERS}
)`;

const ONLINE = String.raw`
<#
.SYNOPSIS
    Collects what a diagnosis of hybrid mail flow can use from Exchange Online. Changes nothing, sends nothing.

.DESCRIPTION
    Run it after Connect-ExchangeOnline, with an account that may read (View-Only Organization Management):

        .\collect-exchange-online.ps1

    It reads the connectors (hidden ones too), domains and the trace of messages that wait or failed, writes them into a
    new folder, and packs that folder into one archive. What cannot be read is recorded as failed in manifest.json.
    Windows PowerShell 5.1 and PowerShell 7.
#>
[CmdletBinding()]
param(
    # Most messages whose details are read, one call each.
    [ValidateRange(0, 1000)] [int] $MaxDetails = 100,
${SHARED_PARAMETERS}
)`;
