/**
 * What both collectors share: the same text in each, to be reviewed once. It reads, and writes into its own folder only.
 *
 * Objects are written as flat JSON of texts, truth values, numbers and lists, because each of PowerShell's own forms loses
 * something: Format-List cuts lists, Export-Csv writes type names, Export-Clixml drops the services of a certificate, and
 * ConvertTo-Json turns enumerations into numbers. manifest.json tells a read that failed from one that found nothing; neither
 * leaves a file.
 */
export const ENGINE = String.raw`
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

# PowerShell looks a name up through all callers and ignores case: no parameter may be called as one of these.
$started = [DateTime]::UtcNow
$stamp = $started.ToString('yyyyMMddTHHmmssZ', [Globalization.CultureInfo]::InvariantCulture)
$collection = Join-Path -Path $OutputFolder -ChildPath "$side-$stamp"
New-Item -ItemType Directory -Path $collection | Out-Null
$reads = New-Object System.Collections.ArrayList

# These properties tell nothing, or repeat what others say.
$skipped = @('AccessRules', 'Extensions', 'Handle', 'IssuerName', 'PrivateKey', 'PublicKey', 'SubjectName', 'PSComputerName',
    'PSShowComputerName', 'RunspaceId', 'ExtendedProtectionPolicy')
$subjects = @('Subject', 'MessageSubject')

# A value as JSON can hold it without loss of meaning: null, truth value, number, text, or a list of texts.
function Get-Plain {
    param($Value)
    if ($null -eq $Value) { return $null }
    if ($Value -is [bool] -or $Value -is [int] -or $Value -is [long]) { return $Value }
    if ($Value -is [DateTime]) { return $Value.ToUniversalTime().ToString('o', [Globalization.CultureInfo]::InvariantCulture) }
    if ($Value -is [byte[]]) { return [Convert]::ToBase64String($Value) }
    if ($Value -is [string] -or -not ($Value -is [System.Collections.IEnumerable])) { return Hide-Person -Text ([string] $Value) }
    $texts = New-Object System.Collections.ArrayList
    foreach ($element in $Value) { [void] $texts.Add((Hide-Person -Text ([string] $element))) }
    return , $texts.ToArray()
}

# An object as a table of plain values. A property that cannot be read is left out: absent, not empty.
function Get-PlainObject {
    param($Object, [hashtable] $With)
    $table = [ordered] @{}
    # A certificate has a Subject as well, which is nobody's secret.
    $isMessage = $null -ne $Object.PSObject.Properties['MessageId']
    foreach ($name in $With.Keys) { $table[$name] = $With[$name] }
    foreach ($property in $Object.PSObject.Properties) {
        if ($skipped -contains $property.Name) { continue }
        try { $value = $property.Value } catch { continue }
        if ($isMessage -and $subjects -contains $property.Name) { $value = Hide-Whole -Text ([string] $value) }
        $table[$property.Name] = Get-Plain -Value $value
    }
    $table
}

function Add-Read {
    param([string] $Command, [string] $Server, [string] $File, [string] $Status, [string] $Text, [int] $Count, [bool] $Limited, [DateTime] $From)
    $entry = [ordered] @{ command = $Command; server = $Server; file = $File; status = $Status; error = (Hide-Person -Text $Text) }
    $entry.count = $Count
    $entry.limited = $Limited
    $entry.startedAt = $From.ToString('o', [Globalization.CultureInfo]::InvariantCulture)
    $entry.milliseconds = [int] ([DateTime]::UtcNow - $From).TotalMilliseconds
    [void] $reads.Add($entry)
    $told = "$Count read"
    if ($Limited) { $told = "the first $Count read, there are more" }
    if ($Status -ne 'ok') { $told = "$($Status.ToUpperInvariant()): $Text" }
    Write-Host ("{0,-12} {1}: {2}" -f $Server, $Command, $told)
}

function Get-OutputPath {
    param([string] $File)
    $path = Join-Path -Path $collection -ChildPath $File
    $parent = Split-Path -Path $path -Parent
    if (-not (Test-Path -LiteralPath $parent)) { New-Item -ItemType Directory -Path $parent | Out-Null }
    $path
}

# Runs one read and writes what it gives. Limit 0 is none; With adds what the objects do not say themselves.
function Read-Evidence {
    param([string] $Command, [string] $Server = '', [string] $File, [scriptblock] $Read, [int] $Limit = 0, [hashtable] $With = @{})
    $began = [DateTime]::UtcNow
    try {
        $found = @(& $Read)
        $limited = $Limit -gt 0 -and $found.Count -ge $Limit
        $plain = @(foreach ($object in $found) { Get-PlainObject -Object $object -With $With })
        if ($plain.Count -gt 0) {
            Add-Content -LiteralPath (Get-OutputPath -File $File) -Value (ConvertTo-Json -InputObject $plain -Depth 4) -Encoding UTF8
        }
        Add-Read -Command $Command -Server $Server -File $File -Status 'ok' -Count $found.Count -Limited $limited -From $began
    } catch {
        Add-Read -Command $Command -Server $Server -File $File -Status 'failed' -Text $_.Exception.Message -From $began
    }
}

# manifest.json says what was read, what failed and how long it took; then everything goes into one archive.
function Save-Collection {
    $manifest = [ordered] @{
        collector = 'hybrid-mailflow'; version = $collectorVersion; side = $side; takenAt = $started.ToString('o', [Globalization.CultureInfo]::InvariantCulture)
        hours = $Hours; redacted = [bool] $Redact; powershell = [string] $PSVersionTable.PSVersion; reads = $reads.ToArray()
    }
    Add-Content -LiteralPath (Join-Path -Path $collection -ChildPath 'manifest.json') -Value (ConvertTo-Json -InputObject $manifest -Depth 5) -Encoding UTF8
    Get-ChildItem -LiteralPath $collection | Compress-Archive -DestinationPath "$collection.zip"
    $failed = @($reads | Where-Object { $_.status -eq 'failed' })
    Write-Host ''
    if ($failed.Count -gt 0) { Write-Warning "$($failed.Count) of $($reads.Count) reads failed; what they would have told stays unknown." }
    Write-Host "Collected: $collection.zip"
    Write-Host 'Look into it before you hand it on. Next: hybrid-mailflow diagnose, with the name of this file.'
}
`;

/**
 * `-Redact`: who wrote to whom, who logged on, and subjects become hashes with a key, so that equal values stay equal and none can
 * be looked up. Servers, domains and IP addresses stay: they are what a diagnosis is about.
 */
export const REDACTION = String.raw`
$hmac = $null
if ($Redact) {
    $hmac = New-Object System.Security.Cryptography.HMACSHA256
    # Without a key of your own a new random one is used, and thrown away.
    if ($RedactionKey -ne '') { $hmac.Key = [System.Text.Encoding]::UTF8.GetBytes($RedactionKey) }
}
# Where persons stand: before the @ of an address, at the end of a legacy DN, and in the lines of a protocol log that tell
# who logged on. The group "local" becomes a hash; what stands before and after it stays.
$personPatterns = @(
    '(?<local>"[^"\r\n]{1,64}"|[^\s<>,;:"''()\[\]\\@|=][^\s<>,;:"()\[\]\\@|=]{0,255})(?<after>@[^\s<>,;:"''()\[\]\\@|{}]+)'
    '(?i)(?<before>/cn=Recipients/cn=)(?<local>[^/,;"\s<>]+)'
    '(?<before>,[^,"\\]{1,64}\\)(?<local>[^,"\\]{1,256})(?<after>,authenticated)'
    '(?<before>User Name: (?:[^\s,"|\\]+\\)?)(?!NULL\b)(?<local>[^\s,"|\\@]+)(?=[\s,"|]|$)'
) | ForEach-Object { New-Object System.Text.RegularExpressions.Regex $_ }
$personMarks = New-Object System.Text.RegularExpressions.Regex '(?i)@|cn=Recipients|authenticated|User Name:'

function Get-Pseudonym {
    param([string] $Text)
    $bytes = $hmac.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Text.ToLowerInvariant()))
    'h-' + [BitConverter]::ToString($bytes, 0, 6).Replace('-', '').ToLowerInvariant()
}

# Persons become hashes; the domain of an address stays, for it tells the way mail takes.
function Hide-Person {
    param([string] $Text)
    if ($null -eq $hmac -or -not $personMarks.IsMatch($Text)) { return $Text }
    foreach ($pattern in $personPatterns) {
        $Text = $pattern.Replace($Text, [System.Text.RegularExpressions.MatchEvaluator] {
            param($match)
            "$($match.Groups['before'].Value)$(Get-Pseudonym -Text $match.Groups['local'].Value)$($match.Groups['after'].Value)"
        })
    }
    $Text
}

function Hide-Whole {
    param([string] $Text)
    if ($null -eq $hmac -or $Text -eq '') { return $Text }
    Get-Pseudonym -Text $Text
}
`;
