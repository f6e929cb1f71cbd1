import type { ExportRecord, Property, PropertyValue } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { factsFromExport } from './facts-from-export.js';

const origin = { item: 'export.xml', line: 7 };

function record(typeName: string, values: Readonly<Record<string, PropertyValue>>): ExportRecord {
  const properties = new Map<string, Property>();
  for (const [name, value] of Object.entries(values)) properties.set(name, { state: 'value', value, origin });
  return { format: 'clixml', typeNames: typeName === '' ? [] : [typeName], properties, origin };
}

describe('factsFromExport', () => {
  it.each<[string, string, Readonly<Record<string, PropertyValue>>, object]>([
    [
      'a service whose state is an enum',
      'Deserialized.System.ServiceProcess.ServiceController',
      {
        Name: 'MSExchangeTransport',
        Status: { kind: 'enum', value: { name: 'Stopped', number: 1 } },
        MachineName: 'EX01',
      },
      {
        kind: 'service-state',
        what: 'service',
        name: 'MSExchangeTransport',
        state: 'stopped',
        server: 'EX01',
      },
    ],
    [
      'a service whose state is a number',
      'System.ServiceProcess.ServiceController',
      { Name: 'MSExchangeTransport', Status: 4, MachineName: '.' },
      { kind: 'service-state', state: 'running' },
    ],
    [
      'a process',
      'Deserialized.System.Diagnostics.Process',
      { ProcessName: 'EdgeTransport', Id: 4711, StartTime: '2026-03-02T06:12:44+01:00' },
      {
        kind: 'service-state',
        what: 'process',
        processId: 4711,
        startTime: { utc: '2026-03-02T05:12:44.000Z' },
      },
    ],
    [
      'an event of Get-WinEvent',
      'Deserialized.System.Diagnostics.Eventing.Reader.EventLogRecord',
      {
        Id: 12016,
        ProviderName: 'MSExchangeTransport',
        TimeCreated: '2026-03-02T07:00:00Z',
        Message:
          'There is no valid SMTP Transport Layer Security (TLS) certificate for the FQDN of mail.contoso.com.',
      },
      { kind: 'event', id: 12016, fqdn: 'mail.contoso.com', time: { utc: '2026-03-02T07:00:00.000Z' } },
    ],
    [
      'an event of Get-EventLog, by the low word of its instance id',
      'System.Diagnostics.EventLogEntry#Application/MSExchangeTransport/3221237486',
      {
        InstanceId: 3221237486,
        Source: 'MSExchangeTransport',
        TimeGenerated: '02.03.2026 08:00:00',
        Message: '',
      },
      { kind: 'event', id: 12014, source: 'MSExchangeTransport' },
    ],
    [
      'a certificate of a store',
      'Deserialized.System.Security.Cryptography.X509Certificates.X509Certificate2',
      {
        Subject: 'CN=EX01',
        Issuer: 'CN=EX01',
        Thumbprint: '0011223344556677889900AABBCCDDEEFF001122',
        HasPrivateKey: true,
        PSParentPath: 'Microsoft.PowerShell.Security\\Certificate::LocalMachine\\CA',
      },
      { kind: 'store-certificate', location: 'LocalMachine', store: 'CA', privateKey: 'present' },
    ],
    [
      'a DNS record',
      'Deserialized.Microsoft.DnsClient.Commands.DnsRecord_MX',
      {
        Name: 'contoso.com',
        QueryType: { kind: 'enum', value: { number: 15 } },
        NameExchange: 'mail.contoso.com',
        Preference: 10,
        Section: 1,
      },
      { kind: 'dns-answer', type: 'MX', values: [{ text: 'mail.contoso.com', preference: 10 }] },
    ],
    [
      'a connection test',
      'TestNetConnectionResult',
      {
        ComputerName: 'mail.contoso.com',
        RemoteAddress: '192.0.2.10',
        RemotePort: 25,
        TcpTestSucceeded: true,
      },
      {
        kind: 'smtp-endpoint',
        host: 'mail.contoso.com',
        address: '192.0.2.10',
        port: 25,
        connection: 'connected',
      },
    ],
    [
      'an EdgeSync result',
      'Deserialized.Microsoft.Exchange.Management.EdgeSync.EdgeSubscriptionStatus',
      { SyncStatus: 'Normal', Name: 'EDGE01' },
      { kind: 'edge-sync', what: 'test', server: 'EDGE01', result: 'Normal' },
    ],
  ])('reads %s', (_name, typeName, values, expected) => {
    const facts = factsFromExport(record(typeName, values));
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({ ...expected, origin });
  });

  it('reads the values of a registry key', () => {
    const facts = factsFromExport(
      record('', {
        Enabled: 1,
        PSPath: 'Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\X',
      }),
    );
    expect(facts).toMatchObject([
      { kind: 'registry-value', key: 'HKLM\\SOFTWARE\\X', name: 'Enabled', number: 1 },
    ]);
  });

  it('reads that a registry key is not there', () => {
    const PSPath = 'Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\X';
    expect(factsFromExport(record('', { PSPath, PSKeyExists: false }))).toEqual([
      { kind: 'registry-value', key: 'HKLM\\SOFTWARE\\X', present: false, origin },
    ]);
  });

  it.each<[string, boolean, readonly string[], object]>([
    ['a good one', true, [], { verdict: 'valid', faults: [] }],
    [
      'an untrusted root',
      false,
      [
        'Chain status:\r\nCERT_TRUST_IS_UNTRUSTED_ROOT',
        'is not trusted. 0x800b0109 (-2146762487 CERT_E_UNTRUSTEDROOT)',
      ],
      { verdict: 'invalid', faults: [{ name: 'CERT_TRUST_IS_UNTRUSTED_ROOT' }, { code: '0x800B0109' }] },
    ],
    [
      'revocation out of reach, which is no verdict',
      false,
      ['Chain status:\nCERT_TRUST_REVOCATION_STATUS_UNKNOWN CERT_TRUST_IS_OFFLINE_REVOCATION'],
      { verdict: 'unknown', revocation: 'offline' },
    ],
  ])('reads what Test-Certificate said of %s', (_what, Valid, Warnings, expected) => {
    const CertificateThumbprint = '0011223344556677889900AABBCCDDEEFF001122';
    const facts = factsFromExport(record('', { Server: 'EX01', CertificateThumbprint, Valid, Warnings }));
    expect(facts).toMatchObject([
      {
        kind: 'certificate-test',
        tool: 'Test-Certificate',
        server: 'EX01',
        thumbprint: CertificateThumbprint,
        ...expected,
      },
    ]);
  });

  it.each<[string, Readonly<Record<string, PropertyValue>>]>([
    [
      'a receive connector',
      { Name: 'Default Frontend EX01', Fqdn: 'EX01.contoso.com', TransportRole: 'FrontendTransport' },
    ],
    [
      'an Exchange certificate',
      {
        Subject: 'CN=EX01',
        Thumbprint: '0011223344556677889900AABBCCDDEEFF001122',
        Services: 'SMTP',
        RootCAType: 'Registry',
      },
    ],
    [
      'a migration batch',
      { Name: 'batch', Status: 'Synced', StartTime: '2026-03-02', State: 'x', Owner: 'y' },
    ],
    ['a queue', { Identity: 'EX01\\3', Status: 'Retry', LastError: '451 4.4.0' }],
  ])('finds nothing in %s', (_name, values) => {
    expect(factsFromExport(record('', values))).toEqual([]);
  });
});
