import { describe, expect, it } from 'vitest';
import { exportRecord } from '../../test/export-record.js';
import { objectKind } from './object-kind.js';

describe('objectKind', () => {
  it.each([
    ['Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector', 'ReceiveConnector'],
    [
      'Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.SmtpSendConnectorConfig',
      'SendConnector',
    ],
    [
      'Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.TenantInboundConnector',
      'InboundConnector',
    ],
    ['Selected.Microsoft.Exchange.Data.Directory.SystemConfiguration.ReceiveConnector', 'ReceiveConnector'],
    ['Microsoft.Exchange.Data.Directory.Management.TransportServer', 'TransportService'],
    ['EXOOutboundConnector', 'OutboundConnector'],
    ['EXOAcceptedDomain', 'AcceptedDomain'],
  ])('knows the type name %s', (typeName, kind) => {
    const record = exportRecord(
      { Thumbprint: 'x', Subject: 'y' },
      { typeName, command: 'Get-ExchangeCertificate' },
    );
    expect(objectKind(record)).toEqual({ kind, from: 'type-name' });
  });

  it.each([
    ['[PS] C:\\>Get-ReceiveConnector -Server EX01 | fl *', 'ReceiveConnector'],
    ['get-transportserver | fl', 'TransportService'],
    ['Get-AcceptedDomain', 'AcceptedDomain'],
  ])('knows the command %s', (command, kind) => {
    expect(objectKind(exportRecord({ Name: 'x' }, { command }))).toEqual({ kind, from: 'command' });
  });

  it.each([
    [['Name', 'Bindings'], 'ReceiveConnector'],
    [['Identity', 'AddressSpaces', 'Enabled'], 'SendConnector'],
    [['Name', 'TlsSenderCertificateName'], 'InboundConnector'],
    [['Name', 'TlsSettings', 'TlsDomain'], 'OutboundConnector'],
    [['Thumbprint', 'Services', 'Subject'], 'ExchangeCertificate'],
    [['Name', 'DomainName', 'DomainType', 'Default'], 'AcceptedDomain'],
    [['Name', 'AdminDisplayVersion'], 'ExchangeServer'],
  ])('knows the properties %s', (names, kind) => {
    const record = exportRecord(Object.fromEntries(names.map((name) => [name, 'x'])), { command: '$x | fl' });
    expect(objectKind(record)).toEqual({ kind, from: 'properties' });
  });

  it.each([
    [
      'a class of Exchange we do not model',
      { typeName: 'Microsoft.Exchange.Data.Directory.SystemConfiguration.ForeignConnector' },
    ],
    ['a cmdlet whose objects look alike', { command: 'Get-FrontendTransportService | fl' }],
  ])('leaves %s alone', (_, parts) => {
    expect(objectKind(exportRecord({ AddressSpaces: 'x', SendProtocolLogPath: 'y' }, parts))).toBeUndefined();
  });

  it.each([[['Name', 'TlsCertificateName', 'RequireTLS']], [['Bindings', 'AddressSpaces']]])(
    'does not guess at %s',
    (names) => {
      expect(objectKind(exportRecord(Object.fromEntries(names.map((name) => [name, 'x']))))).toBeUndefined();
    },
  );
});
