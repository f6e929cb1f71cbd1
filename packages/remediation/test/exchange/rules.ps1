# What Exchange refuses: the reason as text, nothing where a set of values is allowed. $Value holds the typed values.
function Test-ReceiveConnectorRule($Value, $Others) {
    $has = { param($name) "$($Value.AuthMechanism)" -split ', ' -contains $name }
    if ($Value.RequireTLS -and -not (& $has 'Tls')) { return 'RequireTLS can only be $true when AuthMechanism contains Tls.' }
    if ((& $has 'BasicAuthRequireTLS') -and -not ((& $has 'BasicAuth') -and (& $has 'Tls'))) { return 'BasicAuthRequireTLS needs BasicAuth and Tls.' }
    if (& $has 'ExternalAuthoritative') {
        if ("$($Value.AuthMechanism)" -notin 'ExternalAuthoritative', 'Tls, ExternalAuthoritative') { return 'ExternalAuthoritative can only be combined with Tls.' }
        if ("$($Value.PermissionGroups)" -notmatch 'ExchangeServers') { return 'ExternalAuthoritative needs the permission group ExchangeServers.' }
    }
    if ($Value.DomainSecureEnabled -and -not (& $has 'Tls')) { return 'DomainSecureEnabled needs Tls.' }
    if ($Value.SuppressXAnonymousTls -and -not ($script:state.objects.TransportService | Where-Object { $_.Name -eq "$($Value.Server)" -and $_.UseDowngradedExchangeServerAuth })) {
        return 'SuppressXAnonymousTls needs UseDowngradedExchangeServerAuth on the transport service.'
    }
    foreach ($other in $Others) {
        if ("$($other.Server)" -ne "$($Value.Server)" -or $other.Identity -eq $Value.Identity) { continue }
        $same = { param($name) (@($Value.$name | ForEach-Object { "$_" } | Sort-Object) -join ' ') -eq (@($other.$name | ForEach-Object { "$_" } | Sort-Object) -join ' ') }
        if ((& $same 'Bindings') -and (& $same 'RemoteIPRanges')) {
            return "The values that you specified for the Bindings and RemoteIPRanges parameters conflict with the settings on Receive connector '$($other.Identity)'."
        }
    }
}

function Test-SendConnectorRule($Value) {
    if ($Value.RequireTLS -and $Value.IgnoreSTARTTLS) { return 'RequireTLS needs IgnoreSTARTTLS to be $false.' }
    if ($null -ne $Value.TlsAuthLevel -and ($Value.IgnoreSTARTTLS -or -not $Value.RequireTLS)) { return 'TlsAuthLevel needs RequireTLS $true and IgnoreSTARTTLS $false.' }
    if ("$($Value.TlsAuthLevel)" -eq 'DomainValidation' -and -not $Value.DNSRoutingEnabled -and $null -eq $Value.TlsDomain) { return 'TlsDomain is needed with DomainValidation and smart hosts.' }
    if ($null -ne $Value.TlsDomain -and "$($Value.TlsAuthLevel)" -ne 'DomainValidation') { return 'TlsDomain needs the TlsAuthLevel DomainValidation.' }
    if ($Value.DNSRoutingEnabled -and @($Value.SmartHosts).Count -gt 0) { return 'SmartHosts and DNSRoutingEnabled exclude each other.' }
    if ($Value.DomainSecureEnabled -and (-not $Value.DNSRoutingEnabled -or $Value.IgnoreSTARTTLS)) { return 'DomainSecureEnabled needs DNS routing and STARTTLS.' }
    foreach ($server in $Value.SourceTransportServers) {
        if ("$server" -notin @($script:state.objects.ExchangeServer | ForEach-Object { $_.Name })) { return "The source transport server '$server' could not be found." }
    }
}

function Test-OutboundConnectorRule($Value) {
    if ($Value.UseMXRecord -and @($Value.SmartHosts).Count -gt 0) { return 'SmartHosts need UseMXRecord $false.' }
    if (-not $Value.UseMXRecord -and @($Value.SmartHosts).Count -eq 0) { return 'Smart hosts are needed when UseMXRecord is $false.' }
    if ("$($Value.TlsSettings)" -eq 'DomainValidation' -and $null -eq $Value.TlsDomain) { return 'TlsDomain is needed with DomainValidation.' }
    if ($null -ne $Value.TlsDomain -and "$($Value.TlsSettings)" -ne 'DomainValidation') { return 'TlsDomain needs TlsSettings DomainValidation.' }
    if ("$($Value.ConnectorType)" -ne 'OnPremises' -and ($Value.RouteAllMessagesViaOnPremises -or $Value.AllAcceptedDomains -or $Value.SenderRewritingEnabled)) {
        return 'RouteAllMessagesViaOnPremises, AllAcceptedDomains and SenderRewritingEnabled need ConnectorType OnPremises.'
    }
}

function Test-InboundConnectorRule($Value) {
    if ($Value.RestrictDomainsToCertificate -and -not $Value.TlsSenderCertificateName) { return 'RestrictDomainsToCertificate needs TlsSenderCertificateName.' }
    if ($Value.RestrictDomainsToIPAddresses -and @($Value.SenderIPAddresses).Count -eq 0) { return 'RestrictDomainsToIPAddresses needs SenderIPAddresses.' }
    if ($Value.CloudServicesMailEnabled -and $Value.TreatMessagesAsInternal) { return 'CloudServicesMailEnabled and TreatMessagesAsInternal exclude each other.' }
    if ($Value.CloudServicesMailEnabled -and "$($Value.ConnectorType)" -ne 'OnPremises') { return 'CloudServicesMailEnabled needs ConnectorType OnPremises.' }
    if ($Value.RestrictDomainsToCertificate -and $Value.RestrictDomainsToIPAddresses) { return 'A connector is restricted by certificate or by address, not by both.' }
}
