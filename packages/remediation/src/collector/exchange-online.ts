/** The reads of the tenant. The engine defines the functions it calls. */
export const EXCHANGE_ONLINE = String.raw`
if (-not (Get-Command -Name 'Get-OutboundConnector' -ErrorAction SilentlyContinue)) {
    throw 'Get-OutboundConnector is not available. Run Connect-ExchangeOnline first.'
}
$windowEnd = [DateTime]::UtcNow
$windowStart = $windowEnd.AddHours(-$Hours)

# Connectors that a mail flow rule names, and test connectors, are only shown when asked for.
Read-Evidence -Command 'Get-OutboundConnector' -File 'outbound-connectors.json' -Read { Get-OutboundConnector -ErrorAction Stop }
Read-Evidence -Command 'Get-OutboundConnector -IsTransportRuleScoped $true' -File 'outbound-connectors-rule-scoped.json' -Read { Get-OutboundConnector -IsTransportRuleScoped $true -ErrorAction Stop }
Read-Evidence -Command 'Get-OutboundConnector -IncludeTestModeConnectors $true' -File 'outbound-connectors-test-mode.json' -Read { Get-OutboundConnector -IncludeTestModeConnectors $true -ErrorAction Stop }
Read-Evidence -Command 'Get-InboundConnector' -File 'inbound-connectors.json' -Read { Get-InboundConnector -ErrorAction Stop }
Read-Evidence -Command 'Get-AcceptedDomain' -File 'accepted-domains.json' -Read { Get-AcceptedDomain -ErrorAction Stop }
Read-Evidence -Command 'Get-RemoteDomain' -File 'remote-domains.json' -Read { Get-RemoteDomain -ErrorAction Stop }
Read-Evidence -Command 'Get-OnPremisesOrganization' -File 'on-premises-organization.json' -Read { Get-OnPremisesOrganization -ErrorAction Stop }

# What is not delivered, and why. A summary tells no reason, so the details of the first messages are asked for.
$pending = @()
foreach ($status in @('Failed', 'Pending', 'GettingStatus')) {
    Read-Evidence -Command "Get-MessageTraceV2 -Status $status" -File "message-trace-$($status.ToLowerInvariant()).json" -Limit $MaxMessages -Read {
        Get-MessageTraceV2 -StartDate $windowStart -EndDate $windowEnd -Status $status -ResultSize $MaxMessages -ErrorAction Stop
    }
    try { $pending += @(Get-MessageTraceV2 -StartDate $windowStart -EndDate $windowEnd -Status $status -ResultSize $MaxDetails -ErrorAction Stop) } catch { Write-Verbose 'Told above.' }
}
Read-Evidence -Command 'Get-MessageTraceDetailV2' -File 'message-trace-details.json' -Read {
    foreach ($message in @($pending | Select-Object -First $MaxDetails)) {
        Get-MessageTraceDetailV2 -MessageTraceId $message.MessageTraceId -RecipientAddress $message.RecipientAddress -ErrorAction Stop
    }
}
Save-Collection
`;
