# The types of Exchange's property values, as far as scripts can tell: a text form and the parts people read.
[Flags()] enum AuthMechanisms { None = 0; Tls = 1; Integrated = 2; BasicAuth = 4; BasicAuthRequireTLS = 8; ExchangeServer = 16; ExternalAuthoritative = 32 }
[Flags()] enum PermissionGroups { None = 0; AnonymousUsers = 1; ExchangeUsers = 2; ExchangeServers = 4; ExchangeLegacyServers = 8; Partners = 16; Custom = 32 }
[Flags()] enum AllowedServices { None = 0; IMAP = 1; POP = 2; UM = 4; IIS = 8; SMTP = 16; Federation = 32; UMCallRouter = 64 }
[Flags()] enum DomainCapabilities { None = 0; AcceptOorgHeader = 1; AcceptOorgProtocol = 2; AcceptCloudServicesMail = 512 }
enum ProtocolLoggingLevel { None; Verbose }
enum TlsAuthLevel { EncryptionOnly = 1; CertificateValidation; DomainValidation }
enum TlsSettings { EncryptionOnly = 1; CertificateValidation; DomainValidation }
enum ErrorPolicies { Default; DowngradeDnsFailures; DowngradeCustomFailures; UpgradeCustomFailures }
enum ConnectorType { Default; XPremises; Partner; OnPremises }
enum AcceptedDomainType { Authoritative; ExternalRelay; InternalRelay }

class PlayedValue {
    [string] $Text
    [string] ToString() { return $this.Text }
}

class SmtpX509Identifier : PlayedValue {
    [string] $CertificateSubject
    [string] $CertificateIssuer
    [string] $SubjectCommonName
    SmtpX509Identifier([string] $text) {
        if ($text -notmatch '^(?i)<I>(.+?)<S>(.+)$') { throw "The SMTP X.509 identifier '$text' is not valid. Use <I>issuer<S>subject." }
        $this.CertificateIssuer = $Matches[1]
        $this.CertificateSubject = $Matches[2]
        $this.SubjectCommonName = if ($Matches[2] -match 'CN=("[^"]*"|[^,+]*)') { $Matches[1] } else { '' }
        $this.Text = "<I>$($this.CertificateIssuer)<S>$($this.CertificateSubject)"
    }
}

class SmtpReceiveDomainCapabilities : PlayedValue {
    [string] $Domain
    [string] $Capabilities
    SmtpReceiveDomainCapabilities([string] $text) {
        $colon = $text.LastIndexOf(':')
        if ($colon -lt 1) { throw "'$text' is not valid. Use domain:capabilities." }
        $this.Domain = $text.Substring(0, $colon)
        $names = $text.Substring($colon + 1)
        foreach ($name in $names.Split(',')) {
            if ($name.Trim() -notin [Enum]::GetNames([DomainCapabilities])) {
                throw "Cannot convert value '$names' to type Microsoft.Exchange.Data.SmtpReceiveCapabilities: $($name.Trim()) is no capability."
            }
        }
        $this.Capabilities = "$([DomainCapabilities] $names)"
        $this.Text = "$($this.Domain):$($this.Capabilities.Replace(', ', ','))"
    }
}

class IPBinding : PlayedValue {
    [System.Net.IPAddress] $Address
    [int] $Port
    IPBinding([string] $text) {
        $colon = $text.LastIndexOf(':')
        if ($colon -lt 1) { throw "'$text' is not a valid IP binding." }
        $this.Address = [System.Net.IPAddress]::Parse($text.Substring(0, $colon).Trim('[', ']'))
        $this.Port = [int] $text.Substring($colon + 1)
        $shown = if ("$($this.Address.AddressFamily)" -eq 'InterNetworkV6') { "[$($this.Address)]" } else { "$($this.Address)" }
        $this.Text = "${shown}:$($this.Port)"
    }
}

class IPRange : PlayedValue {
    IPRange([string] $text) {
        foreach ($part in ($text -split '[-/(]')) {
            $address = $null
            if (-not [System.Net.IPAddress]::TryParse($part.Trim(')', ' '), [ref] $address)) { throw "'$text' is not a valid IP range." }
        }
        $this.Text = $text
    }
}

class AddressSpace : PlayedValue {
    AddressSpace([string] $text) {
        if ($text -notmatch '^(?i)(?:smtp:)?(?<domain>[^;:]+)(?:;(?<cost>\d+))?$') { throw "'$text' is not a valid address space." }
        $domain = $Matches['domain']
        $cost = if ($Matches['cost']) { [int] $Matches['cost'] } else { 1 }
        if ($domain -match '^\*[^.]') { throw "The address space '$domain' is not valid: use * or *.domain." }
        if ($cost -lt 1 -or $cost -gt 100) { throw "The cost $cost is not valid: use 1 to 100." }
        $this.Text = "SMTP:$domain;$cost"
    }
}

class SmartHost : PlayedValue {
    SmartHost([string] $text) {
        if ($text -match '[\s;,''"]' -or $text -eq '') { throw "'$text' is not a valid smart host." }
        $this.Text = $text
    }
}

class DomainPattern : PlayedValue {
    DomainPattern([string] $text) {
        if ($text -notmatch '^(?:\*\.)?[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$') { throw "'$text' is not a valid domain: a wildcard can only be the first label." }
        $this.Text = $text
    }
}

class ByteQuantifiedSize : PlayedValue {
    ByteQuantifiedSize([string] $text) { $this.Text = $text }
}

class ADObjectId : PlayedValue {
    [string] $Name
    ADObjectId([string] $text) {
        $this.Text = $text
        $this.Name = $text.Split('\')[-1]
    }
}
