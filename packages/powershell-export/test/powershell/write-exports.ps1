# Writes one object, shaped as Exchange shapes its connectors, in every form PowerShell has for it.
param([Parameter(Mandatory)] [string] $Folder)
$ErrorActionPreference = 'Stop'
[Globalization.CultureInfo]::CurrentCulture = [Globalization.CultureInfo]::InvariantCulture
Add-Type -TypeDefinition @'
using System;
using System.Collections.Generic;
namespace Contoso.Data {
  [Flags] public enum PermissionGroups { None = 0, AnonymousUsers = 1, ExchangeUsers = 2, ExchangeServers = 4 }
  public enum TransportRole { HubTransport = 32, FrontendTransport = 16384 }
  public class IPBinding {
    public string Address { get; set; }
    public int Port { get; set; }
    public override string ToString() { return Address + ":" + Port; }
  }
  public class MultiValued<T> : List<T> { public override string ToString() { return string.Join(",", this); } }
  public struct ByteQuantified {
    public ulong Bytes { get; set; }
    public override string ToString() { return (Bytes / 1048576) + " MB (" + Bytes.ToString("N0") + " bytes)"; }
  }
  public class ObjectId {
    public string Name { get; set; }
    public ObjectId Parent { get; set; }
    public override string ToString() { return Parent == null ? Name : Parent + "\\" + Name; }
  }
}
'@
$bindings = [Contoso.Data.MultiValued[Contoso.Data.IPBinding]]::new()
$bindings.Add([Contoso.Data.IPBinding] @{ Address = '[::]'; Port = 25 })
$bindings.Add([Contoso.Data.IPBinding] @{ Address = '0.0.0.0'; Port = 25 })
$ranges = [Contoso.Data.MultiValued[string]]::new()
$ranges.Add('0.0.0.0-255.255.255.255')
$ranges.Add('::/0')
$id = [Contoso.Data.ObjectId] @{ Name = 'Default Frontend EX02'; Parent = [Contoso.Data.ObjectId] @{ Name = 'EX02' } }
$deep = [pscustomobject] @{ Level = 0 }
foreach ($level in 1..6) { $deep = [pscustomobject] @{ Level = $level; Inner = $deep } }
$object = [pscustomobject] [ordered] @{
  Name = 'Default Frontend EX02'
  Fqdn = 'EX02.contoso.com'
  TlsCertificateName = '<I>CN=Example CA, O=Example, C=US<S>CN=mail.contoso.com, O="Contoso, Ltd."'
  Bindings = $bindings
  RemoteIPRanges = $ranges
  PermissionGroups = [Contoso.Data.PermissionGroups] 'AnonymousUsers, ExchangeServers'
  TransportRole = [Contoso.Data.TransportRole]::FrontendTransport
  MaxMessageSize = [Contoso.Data.ByteQuantified] @{ Bytes = 37748736 }
  ConnectionTimeout = [timespan] '00:10:00'
  Enabled = $true
  SuppressXAnonymousTls = $false
  MaxInboundConnection = 5000
  BigNumber = [long]::MaxValue
  Banner = $null
  Comment = "Größe 😀`nsecond line"
  EmptyText = ''
  EmptyList = [Contoso.Data.MultiValued[string]]::new()
  Identity = $id
  Guid = [guid] '11112222-3333-4444-5555-666677778888'
  WhenChanged = [datetime]::new(2026, 3, 2, 8, 0, 0, [DateTimeKind]::Utc)
  AdminDisplayVersion = [version] '15.2.1544.9'
  RawData = [byte[]] (0x30, 0x82, 0x05, 0xff, 0x00, 0x41)
  Settings = [ordered] @{ 'odd key: 1' = 'a;b'; 'x' = @('p', 'q') }
  Failure = [InvalidOperationException]::new('cannot <do> that')
  Password = ConvertTo-SecureString 'secret' -AsPlainText -Force
  Deep = $deep
  Escaped = "tab`tcontrol$([char] 1)_x0041_"
}
$object.PSObject.TypeNames.Insert(0, 'Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector')
$object | Add-Member -MemberType ScriptProperty -Name OriginatingServer -Value { "DC01." + 'contoso.com' }
foreach ($depth in 2..5) { $object | Export-Clixml "$Folder/depth-$depth.xml" -Depth $depth }
@($object, $object) | Export-Clixml "$Folder/two.xml" -Depth 3
ConvertTo-Json $object -Depth 5 -WarningAction SilentlyContinue | Set-Content "$Folder/depth-5.json" -Encoding utf8
ConvertTo-Json $object -Depth 2 -WarningAction SilentlyContinue | Set-Content "$Folder/depth-2.json" -Encoding utf8
ConvertTo-Json $object -Depth 5 -EnumsAsStrings -Compress -WarningAction SilentlyContinue | Set-Content "$Folder/names.json" -Encoding utf8
$object | Export-Csv "$Folder/typed.csv" -IncludeTypeInformation -Encoding utf8
$object | Export-Csv "$Folder/semicolon.csv" -Delimiter ';' -Encoding unicode
$object | Format-List * | Out-String -Width 4096 | Set-Content "$Folder/wide-list.txt" -Encoding utf8
$object | Format-List * | Out-String -Width 80 | Set-Content "$Folder/narrow-list.txt" -Encoding unicode
$object | Format-Table Name, Fqdn, Bindings, PermissionGroups, Enabled, Banner, MaxMessageSize -AutoSize | Out-String -Width 4096 | Set-Content "$Folder/wide-table.txt" -Encoding utf8
$object | Format-Table Name, Fqdn, TlsCertificateName, Enabled | Out-String -Width 80 | Set-Content "$Folder/narrow-table.txt" -Encoding utf8
