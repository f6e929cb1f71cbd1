# The certificate cmdlets: state.certificates holds a list by server.

function Get-Store($Cmdlet, [string] $Name, $Server) {
    $wanted = if ($Server) { "$Server" } else { "$($script:state.localServer)" }
    Enter-Call $Cmdlet $Name $wanted
    $key = @($script:state.certificates.Keys | Where-Object { $_ -eq $wanted -or "$wanted" -like "$_.*" })
    if ($key.Count -ne 1) { $Cmdlet.ThrowTerminatingError((New-Failure "The server '$wanted' could not be found." 'ObjectNotFound')) }
    $key[0]
}

function ConvertTo-PlayedCertificate([string] $Server, $Stored) {
    $moment = { param($text) ([datetime]::Parse($text, [cultureinfo]::InvariantCulture, 'RoundtripKind')).ToLocalTime() }
    $certificate = [ordered] @{ Identity = "$Server\$($Stored.Thumbprint)" }
    foreach ($name in $Stored.Keys) { if ($name -ne 'Server') { $certificate[$name] = $Stored[$name] } }
    $certificate.CertificateDomains = @($Stored.CertificateDomains | Where-Object { $_ } | ForEach-Object { "$_" })
    $certificate.Services = [Enum]::Parse([AllowedServices], $(if ($Stored.Services) { $Stored.Services } else { 'None' }))
    $certificate.NotBefore = & $moment $Stored.NotBefore
    $certificate.NotAfter = & $moment $Stored.NotAfter
    if ($Stored.RawData) { $certificate.RawData = [Convert]::FromBase64String($Stored.RawData) }
    $played = [pscustomobject] $certificate
    $played.PSObject.TypeNames.Insert(0, 'Microsoft.Exchange.Management.SystemConfigurationTasks.ExchangeCertificate')
    $played
}

# `*.contoso.com` stands for exactly one label.
function Test-Domain([string] $Pattern, [string] $Name) {
    if ($Pattern -eq $Name) { return $true }
    $Pattern.StartsWith('*.') -and $Name.Contains('.') -and $Name.Substring($Name.IndexOf('.')) -eq $Pattern.Substring(1)
}

function Get-ExchangeCertificate {
    [CmdletBinding()] param([Parameter(Position = 0)] [string] $Thumbprint, [object] $Identity, [object] $Server, [object] $DomainName)
    if ($Identity) { $Server, $Thumbprint = "$Identity" -split '\\', 2 }
    $key = Get-Store $PSCmdlet 'Get-ExchangeCertificate' $Server
    $found = @($script:state.certificates[$key])
    if ($Thumbprint) {
        $found = @($found | Where-Object { $_.Thumbprint -eq $Thumbprint })
        if ($found.Count -eq 0) {
            $PSCmdlet.WriteError((New-Failure "The certificate with thumbprint $Thumbprint was not found." 'ObjectNotFound'))
            return
        }
    }
    $played = @($found | ForEach-Object { ConvertTo-PlayedCertificate $key $_ })
    if ($DomainName) {
        $played = @($played | Where-Object { $certificate = $_; @($certificate.CertificateDomains | Where-Object { Test-Domain $_ "$DomainName" }).Count -gt 0 } | Sort-Object -Property NotBefore -Descending)
    }
    $played
}

function Enable-ExchangeCertificate {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param([Parameter(Position = 0)] [string] $Thumbprint, [object] $Identity, [object] $Server, [Parameter(Mandatory)] [object] $Services, [switch] $DoNotRequireSsl, [switch] $NetworkServiceAllowed, [switch] $Force)
    if ($Identity) { $Server, $Thumbprint = "$Identity" -split '\\', 2 }
    $key = Get-Store $PSCmdlet 'Enable-ExchangeCertificate' $Server
    $stored = @($script:state.certificates[$key] | Where-Object { $_.Thumbprint -eq $Thumbprint })[0]
    if ($null -eq $stored) { $PSCmdlet.WriteError((New-Failure "The certificate with thumbprint $Thumbprint was not found." 'ObjectNotFound')); return }
    try { $wanted = ConvertTo-Typed 'AllowedServices' $Services } catch { $PSCmdlet.ThrowTerminatingError((New-Failure "Cannot process argument transformation on parameter 'Services'. $($_.Exception.Message)")) }
    if ($stored.HasPrivateKey -eq $false) { $PSCmdlet.WriteError((New-Failure "The certificate with thumbprint $Thumbprint has no private key.")); return }
    $now = [Enum]::Parse([AllowedServices], $(if ($stored.Services) { $stored.Services } else { 'None' }))
    if (-not $PSCmdlet.ShouldProcess("$key\$Thumbprint", "Enable for $wanted")) { return }
    $transport = @($script:state.objects.TransportService | Where-Object { $_.Name -eq $key })[0]
    # The question that must be answered No in a hybrid organization; -Force answers Yes.
    if ($wanted.HasFlag([AllowedServices]::SMTP) -and $transport -and $transport.InternalTransportCertificateThumbprint -ne $Thumbprint) {
        $question = "Overwrite the existing default SMTP certificate? Current certificate: '$($transport.InternalTransportCertificateThumbprint)'. Replace it with certificate: '$Thumbprint'."
        if ($Force -or $PSCmdlet.ShouldContinue($question, 'Confirm')) {
            $transport.InternalTransportCertificateThumbprint = $Thumbprint
            $script:state.log += "Enable-ExchangeCertificate replaced the internal transport certificate of $key"
        }
    }
    $stored.Services = "$($now -bor $wanted)"
    $script:state.log += "Enable-ExchangeCertificate $key $Thumbprint $wanted"
    Save-State
}

function Import-ExchangeCertificate {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    param([object] $Server, [byte[]] $FileData, [string] $FileName, [securestring] $Password, [bool] $PrivateKeyExportable, [string] $FriendlyName)
    $key = Get-Store $PSCmdlet 'Import-ExchangeCertificate' $Server
    # The file of a played PFX is the certificate as JSON.
    $bytes = if ($FileName) { [System.IO.File]::ReadAllBytes($FileName) } else { $FileData }
    try { $certificate = [System.Text.Encoding]::UTF8.GetString($bytes) | ConvertFrom-Json -AsHashtable -DateKind String }
    catch { $PSCmdlet.WriteError((New-Failure 'The source data is corrupted or not properly Base64 encoded.')); return }
    if (@($script:state.certificates[$key] | Where-Object { $_.Thumbprint -eq $certificate.Thumbprint }).Count -gt 0) {
        $PSCmdlet.WriteError((New-Failure "The certificate with thumbprint $($certificate.Thumbprint) already exists." 'ResourceExists')); return
    }
    if (-not $PSCmdlet.ShouldProcess($key, "Import $($certificate.Thumbprint)")) { return }
    $certificate.Services = 'None'
    $script:state.certificates[$key] = @($script:state.certificates[$key]) + $certificate
    $script:state.log += "Import-ExchangeCertificate $key $($certificate.Thumbprint)"
    Save-State
    ConvertTo-PlayedCertificate $key $certificate
}

function Remove-ExchangeCertificate {
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(Position = 0)] [string] $Thumbprint, [object] $Server)
    $key = Get-Store $PSCmdlet 'Remove-ExchangeCertificate' $Server
    $stored = @($script:state.certificates[$key] | Where-Object { $_.Thumbprint -eq $Thumbprint })[0]
    if ($null -eq $stored) { $PSCmdlet.WriteError((New-Failure "The certificate with thumbprint $Thumbprint was not found." 'ObjectNotFound')); return }
    $name = "<I>$($stored.Issuer)<S>$($stored.Subject)"
    $tagged = @($script:state.objects.SendConnector | Where-Object { $_.TlsCertificateName -eq $name } | ForEach-Object { $_.Name })
    if ($tagged.Count -gt 0) { $PSCmdlet.WriteError((New-Failure "The certificate is tagged with following Send Connectors: $($tagged -join ', '). Removing it would stop their mail.")); return }
    if (@($script:state.objects.TransportService | Where-Object { $_.Name -eq $key -and $_.InternalTransportCertificateThumbprint -eq $Thumbprint }).Count -gt 0) {
        $PSCmdlet.WriteError((New-Failure 'The internal transport certificate cannot be removed because that would cause the transport service to stop.')); return
    }
    if (-not $PSCmdlet.ShouldProcess("$key\$Thumbprint", 'Remove')) { return }
    $script:state.certificates[$key] = @($script:state.certificates[$key] | Where-Object { $_.Thumbprint -ne $Thumbprint })
    $script:state.log += "Remove-ExchangeCertificate $key $Thumbprint"
    Save-State
}

function Test-Certificate {
    [CmdletBinding()] param([Parameter(Position = 0)] [object] $Cert, [string] $Policy, [string] $DNSName, [switch] $AllowUntrustedRoot)
    Enter-Call $PSCmdlet 'Test-Certificate' "$($script:state.localServer)"
    $thumbprint = "$Cert".Split('\')[-1]
    $stored = @($script:state.certificates["$($script:state.localServer)"] | Where-Object { $_.Thumbprint -eq $thumbprint })[0]
    if ($null -eq $stored) { $PSCmdlet.WriteError((New-Failure "Cannot find the certificate $Cert." 'ObjectNotFound')); return }
    if ($stored.Status -eq 'Valid' -and -not $stored.IsSelfSigned) { return $true }
    $PSCmdlet.WriteWarning("Chain status:`nCERT_TRUST_IS_UNTRUSTED_ROOT")
    $false
}
