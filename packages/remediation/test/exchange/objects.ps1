# Reading, changing, making and removing the objects of kinds.psd1.

function Save-State {
    [System.IO.File]::WriteAllText($script:statePath, ($script:state | ConvertTo-Json -Depth 20))
}

# Counts the call, and does what the test has arranged for it: an error, an unreachable server, a pause, somebody else's change.
function Enter-Call {
    param($Cmdlet, [string] $Name, [string] $Server = '')
    $script:state.calls[$Name] = 1 + [int] $script:state.calls[$Name]
    foreach ($fault in @($script:state.faults)) {
        if ($fault.cmdlet -and $fault.cmdlet -ne $Name) { continue }
        if ($fault.call -and $fault.call -gt $script:state.calls[$Name]) { continue }
        if ($fault.unreachable) {
            if ($fault.unreachable -ne $Server) { continue }
            $text = "The remote server $Server is unreachable: The RPC server is unavailable."
            $Cmdlet.ThrowTerminatingError((New-Failure $text 'ResourceUnavailable' $Server))
        }
        if ($fault.change) {
            $object = @((Find-State $fault.change.kind) | Where-Object { $_.Identity -eq $fault.change.identity })[0]
            $object[$fault.change.property] = $fault.change.value
            Save-State
        }
        if ($fault.pause) {
            Save-State
            [System.IO.File]::WriteAllText($fault.pause, 'paused')
            Start-Sleep -Seconds 60
        }
        if ($fault.error) { $Cmdlet.ThrowTerminatingError((New-Failure $fault.error 'InvalidOperation' $Name)) }
    }
}

function New-Failure([string] $Text, [string] $Category = 'InvalidArgument', $Target = $null) {
    New-Object System.Management.Automation.ErrorRecord (New-Object System.InvalidOperationException $Text), 'PlayedExchange', $Category, $Target
}

function Find-State([string] $Kind) {
    $facts = $script:kinds[$Kind]
    $store = if ($facts.Side -eq 'cloud' -or ($facts.Side -eq 'both' -and $script:side -eq 'cloud')) { 'cloud' } else { 'objects' }
    if (-not $script:state[$store].ContainsKey($Kind)) { $script:state[$store][$Kind] = @() }
    $script:state[$store][$Kind]
}

function Set-State([string] $Kind, $Objects) {
    $facts = $script:kinds[$Kind]
    $store = if ($facts.Side -eq 'cloud' -or ($facts.Side -eq 'both' -and $script:side -eq 'cloud')) { 'cloud' } else { 'objects' }
    $script:state[$store][$Kind] = @($Objects)
}

# A value of the state, or one given to a parameter, as the type its property has. Throws what the cmdlet would say.
function ConvertTo-Typed([string] $Type, $Value) {
    if ($Type -like 'list:*') {
        $element = $Type.Substring(5)
        return , @($Value | Where-Object { $null -ne $_ -and "$_" -ne '' } | ForEach-Object { ConvertTo-Typed $element $_ })
    }
    $takesNull = $Type.EndsWith('?')
    $Type = $Type.TrimEnd('?')
    if ($null -eq $Value -or "$Value" -eq '') {
        if ($takesNull -or $Type -eq '' -or $Type -eq 'string') { return $null }
        throw "The value can't be empty."
    }
    if ($Type -eq '') { return $Value }
    if ($Type -eq 'string') { return "$Value" }
    if ($Type -eq 'bool') { return [bool]::Parse("$Value") }
    $resolved = $Type -as [type]
    if ($resolved.IsEnum) {
        $text = @($Value | ForEach-Object { "$_" }) -join ', '
        foreach ($name in ($text -split ',')) {
            if ($name.Trim() -notin [Enum]::GetNames($resolved)) {
                throw "Cannot convert value `"$text`" to type `"Microsoft.Exchange.Data.$Type`". Unable to match the identifier name $($name.Trim()) to a valid enumerator name."
            }
        }
        return [Enum]::Parse($resolved, $text, $true)
    }
    $resolved::new("$Value")
}

# @{Add='a'; Remove='b'} against the values there are.
function Merge-List([object[]] $Now, $Given) {
    if ($Given -isnot [System.Collections.IDictionary]) { return , @($Given) }
    foreach ($key in $Given.Keys) { if ($key -notin 'Add', 'Remove') { throw "The key $key is not valid: use Add and Remove." } }
    $texts = @($Now | ForEach-Object { "$_" } | Where-Object { $_ -notin @($Given['Remove']) })
    , @($texts + @($Given['Add'] | Where-Object { $null -ne $_ -and $_ -notin $texts }))
}

function ConvertTo-PlayedObject([string] $Kind, $Stored) {
    $facts = $script:kinds[$Kind]
    $object = [ordered] @{}
    foreach ($name in $Stored.Keys) { $object[$name] = ConvertTo-Typed $facts.Properties[$name] $Stored[$name] }
    $played = [pscustomobject] $object
    $played.PSObject.TypeNames.Insert(0, $facts.TypeName)
    $played
}

# Back to what JSON can hold: texts, truth values, numbers and lists of texts.
function ConvertTo-Stored([string] $Type, $Value) {
    if ($Type -like 'list:*') { return , @($Value | ForEach-Object { "$_" }) }
    if ($null -eq $Value -or $Value -is [bool]) { return $Value }
    "$Value"
}

# Identity, name, GUID or distinguished name, without regard to case; nothing where none or several have it.
function Find-Identified([string] $Kind, $Identity) {
    $objects = Find-State $Kind
    $text = if ($Identity -is [string]) { $Identity } elseif ($Identity.PSObject.Properties['Identity']) { "$($Identity.Identity)" } else { "$Identity" }
    if ($script:kinds[$Kind].PerServer -and $text -notmatch '\\' -and $text -notmatch '^(CN=|[0-9a-f]{8}-)') { $text = "$($script:state.localServer)\$text" }
    @($objects | Where-Object { $_.Identity -eq $text -or $_.Guid -eq $text -or $_.DistinguishedName -eq $text -or (-not $script:kinds[$Kind].PerServer -and $_.Name -eq $text) })
}

function Get-Played {
    param($Cmdlet, [string] $Kind, $Bound)
    $facts = $script:kinds[$Kind]
    Enter-Call $Cmdlet "Get-$Kind" "$($Bound['Server'])"
    $found = Find-State $Kind
    if ($Kind -eq 'OutboundConnector') {
        # Connectors that a mail flow rule names, and test connectors, are hidden unless asked for.
        $scoped = $Bound['IsTransportRuleScoped'] -eq $true
        $test = $Bound['IncludeTestModeConnectors'] -eq $true
        $found = @($found | Where-Object { [bool] $_.IsTransportRuleScoped -eq $scoped -and ($test -or -not $_.TestMode) })
    }
    if ($Bound.ContainsKey('Server')) {
        $servers = @($script:state.objects.ExchangeServer | ForEach-Object { $_.Name })
        if ("$($Bound.Server)" -notin $servers) { $Cmdlet.WriteError((New-Failure "The server '$($Bound.Server)' could not be found." 'ObjectNotFound')); return }
        $found = @($found | Where-Object { "$($_.Server)" -eq "$($Bound.Server)" })
    }
    if ($Bound.ContainsKey('Identity')) {
        $found = Find-Identified $Kind $Bound.Identity
        if ($found.Count -eq 0) { $Cmdlet.WriteError((New-Failure "The operation couldn't be performed because object '$($Bound.Identity)' couldn't be found." 'ObjectNotFound')); return }
    }
    foreach ($stored in $found) { ConvertTo-PlayedObject $Kind $stored }
}

function Set-Played {
    param($Cmdlet, [string] $Kind, $Bound)
    $facts = $script:kinds[$Kind]
    Enter-Call $Cmdlet "Set-$Kind"
    $found = @(if ($facts.Single) { Find-State $Kind } else { Find-Identified $Kind $Bound.Identity })
    if ($found.Count -ne 1) { $Cmdlet.WriteError((New-Failure "The operation couldn't be performed because object '$($Bound.Identity)' couldn't be found." 'ObjectNotFound')); return }
    $stored = $found[0]
    $values = [ordered] @{}
    foreach ($name in $stored.Keys) { $values[$name] = ConvertTo-Typed $facts.Properties[$name] $stored[$name] }
    $given = @($facts.Settable | Where-Object { $Bound.ContainsKey($_) })
    foreach ($name in $given) {
        try {
            $value = $Bound[$name]
            if ("$($facts.Properties[$name])" -like 'list:*') { $value = Merge-List $values[$name] $value }
            $values[$name] = ConvertTo-Typed $facts.Properties[$name] $value
        } catch {
            # Values that do not convert never reach the cmdlet: binding fails, whatever -ErrorAction says.
            $Cmdlet.ThrowTerminatingError((New-Failure "Cannot process argument transformation on parameter '$name'. $($_.Exception.Message)"))
        }
    }
    $others = @((Find-State $Kind) | ForEach-Object { ConvertTo-PlayedObject $Kind $_ })
    $refusal = if (Get-Command "Test-${Kind}Rule" -ErrorAction SilentlyContinue) { & "Test-${Kind}Rule" ([pscustomobject] $values) $others }
    if ($refusal) { $Cmdlet.WriteError((New-Failure $refusal)); return }
    $changed = @($given | Where-Object { (ConvertTo-Json @(ConvertTo-Stored $facts.Properties[$_] $values[$_])) -cne (ConvertTo-Json @(ConvertTo-Stored $facts.Properties[$_] (ConvertTo-Typed $facts.Properties[$_] $stored[$_]))) })
    $target = if ($stored.Identity) { $stored.Identity } else { $Kind }
    if ($changed.Count -eq 0) {
        $Cmdlet.WriteWarning("The command completed successfully but no settings of '$target' have been modified.")
        return
    }
    if (-not $Cmdlet.ShouldProcess($target, "Set-$Kind")) { return }
    foreach ($name in $changed) { $stored[$name] = ConvertTo-Stored $facts.Properties[$name] $values[$name] }
    $script:state.log += "Set-$Kind $target $($changed -join ' ')"
    Save-State
}

function New-Played {
    param($Cmdlet, [string] $Kind, $Bound)
    $facts = $script:kinds[$Kind]
    Enter-Call $Cmdlet "New-$Kind"
    if (-not $Bound.Name) { $Cmdlet.ThrowTerminatingError((New-Failure 'Supply a value for Name.')) }
    $server = if ($Bound.Server) { "$($Bound.Server)" } else { "$($script:state.localServer)" }
    $identity = if ($facts.PerServer) { "$server\$($Bound.Name)" } else { "$($Bound.Name)" }
    if (@(Find-Identified $Kind $identity).Count -gt 0) { $Cmdlet.WriteError((New-Failure "'$identity' already exists." 'ResourceExists')); return }
    $stored = [ordered] @{ Name = $Bound.Name; Identity = $identity; Enabled = $true }
    if ($facts.PerServer) { $stored.Server = $server }
    try {
        foreach ($name in @($facts.Settable | Where-Object { $Bound.ContainsKey($_) })) {
            $stored[$name] = ConvertTo-Stored $facts.Properties[$name] (ConvertTo-Typed $facts.Properties[$name] $Bound[$name])
        }
    } catch { $Cmdlet.ThrowTerminatingError((New-Failure $_.Exception.Message)) }
    $others = @((Find-State $Kind) | ForEach-Object { ConvertTo-PlayedObject $Kind $_ })
    $refusal = if (Get-Command "Test-${Kind}Rule" -ErrorAction SilentlyContinue) { & "Test-${Kind}Rule" (ConvertTo-PlayedObject $Kind $stored) $others }
    if ($refusal) { $Cmdlet.WriteError((New-Failure $refusal)); return }
    if (-not $Cmdlet.ShouldProcess($identity, "New-$Kind")) { return }
    Set-State $Kind @(@(Find-State $Kind) + $stored)
    $script:state.log += "New-$Kind $identity"
    Save-State
    ConvertTo-PlayedObject $Kind $stored
}

function Remove-Played {
    param($Cmdlet, [string] $Kind, $Bound)
    Enter-Call $Cmdlet "Remove-$Kind"
    $found = @(Find-Identified $Kind $Bound.Identity)
    if ($found.Count -ne 1) { $Cmdlet.WriteError((New-Failure "The object '$($Bound.Identity)' couldn't be found." 'ObjectNotFound')); return }
    if (-not $Cmdlet.ShouldProcess($found[0].Identity, "Remove-$Kind")) { return }
    Set-State $Kind @((Find-State $Kind) | Where-Object { $_.Identity -ne $found[0].Identity })
    $script:state.log += "Remove-$Kind $($found[0].Identity)"
    Save-State
}
