import type { ExportRecord, Property, PropertyValue } from '@hybrid-mailflow/powershell-export';
import { describe, expect, it } from 'vitest';
import { attemptsFromExport } from './attempts-from-export.js';

function record(properties: Readonly<Record<string, PropertyValue>>, typeName?: string): ExportRecord {
  const origin = { item: 'x.xml', record: 3, line: 7 };
  return {
    format: 'clixml',
    typeNames: typeName === undefined ? [] : [typeName],
    properties: new Map(
      Object.entries(properties).map(([name, value]): [string, Property] => [
        name,
        value === null || value === '' ? { state: 'empty', origin } : { state: 'value', value, origin },
      ]),
    ),
    origin,
  };
}

const queueType = 'Deserialized.Microsoft.Exchange.Data.QueueViewer.ExtensibleQueueInfo';

describe('attemptsFromExport', () => {
  it('reads Get-Queue', () => {
    const queue = {
      Identity: 'EX01\\3',
      DeliveryType: { kind: 'enum', value: { name: 'SmartHostConnectorDelivery', number: 7 } },
      NextHopDomain: 'contoso-mail-onmicrosoft-com.mail.protection.outlook.com',
      NextHopConnector: '1f2e3d4c-0000-0000-0000-000000000001',
      Status: { kind: 'enum', value: { name: 'Retry' } },
      MessageCount: 12,
      LastError:
        '[{LED=451 4.4.0 Primary target IP address responded with: "451 5.7.3 STARTTLS is required to send mail."};{MSG=};{FQDN=};{IP=};{LRT=3/13/2026 8:06:00 AM}]',
      LastRetryTime: '2026-03-02T08:06:00.000Z',
      RunspaceId: 'x',
    } as const;
    const [attempt] = attemptsFromExport(record(queue));
    expect(attempt).toMatchObject({
      format: 'get-queue',
      outcome: 'deferred',
      event: 'Retry',
      token: 'starttls-required',
      server: 'EX01',
      connector: '1f2e3d4c-0000-0000-0000-000000000001',
      targetHost: 'contoso-mail-onmicrosoft-com.mail.protection.outlook.com',
      time: { iso: '2026-03-02T08:06:00.000Z' },
      extra: { MessageCount: '12', DeliveryType: 'SmartHostConnectorDelivery', Identity: 'EX01\\3' },
      origin: { item: 'x.xml', record: 3, line: 7 },
    });
    expect(attempt?.extra).not.toHaveProperty('RunspaceId');
  });

  it('reads a queue without an error, known by its type or by empty properties', () => {
    const healthy = {
      Identity: 'EX01\\Submission',
      NextHopDomain: 'Submission',
      LastError: null,
      Status: 'Ready',
    };
    for (const type of [queueType, undefined]) {
      expect(attemptsFromExport(record(healthy, type))).toMatchObject([
        { format: 'get-queue', outcome: 'unknown' },
      ]);
    }
  });

  it('reads Get-Message, Get-MessageTrace, Get-MessageTraceDetail and Get-MessageTrackingLog', () => {
    expect(
      attemptsFromExport(
        record({
          Identity: 'EX01\\3\\77',
          Queue: 'EX01\\3',
          FromAddress: 'ann@fabrikam.com',
          Status: 'Retry',
          Recipients: ['bob@contoso.com', 'carol@contoso.com'],
          LastError: '454 4.7.5 The certificate was not found',
          InternetMessageId: '<m1@fabrikam.com>',
          Subject: 'Offer',
        }),
      ),
    ).toMatchObject([
      {
        format: 'get-message',
        enhancedCode: '4.7.5',
        server: 'EX01',
        messageId: '<m1@fabrikam.com>',
        recipients: ['bob@contoso.com', 'carol@contoso.com'],
      },
    ]);
    expect(
      attemptsFromExport(
        record({
          MessageId: '<m>',
          MessageTraceId: 'cf7a',
          Received: '2026-03-02T08:00:00',
          RecipientAddress: 'bob@contoso.com',
          Status: 'Failed',
        }),
      ),
    ).toMatchObject([
      { format: 'get-message-trace', outcome: 'failed', recipient: 'bob@contoso.com', traceId: 'cf7a' },
    ]);
    expect(
      attemptsFromExport(
        record({
          MessageId: '<m>',
          MessageTraceId: 'cf7a',
          Date: '2026-03-02T08:00:04Z',
          Event: 'Defer',
          Action: null,
          Detail: 'Reason: [{LED=450 4.7.320 Certificate validation failed [Message=SubjectMismatch]}]',
        }),
      ),
    ).toMatchObject([{ format: 'get-message-trace-detail', outcome: 'deferred', token: 'SubjectMismatch' }]);
    expect(
      attemptsFromExport(
        record({
          Timestamp: '2026-03-02T08:00:04Z',
          Source: 'SMTP',
          EventId: 'FAIL',
          MessageId: '<m>',
          Sender: 'ann@fabrikam.com',
          Recipients: ['bob@contoso.com'],
          RecipientStatus: [
            '[{LRT=};{LED=550 5.7.1 RESOLVER.RST.AuthRequired; authentication required};{FQDN=};{IP=}]',
          ],
          ConnectorId: 'EX01\\Default',
          ServerHostname: 'EX01',
        }),
      ),
    ).toMatchObject([
      {
        format: 'get-message-tracking-log',
        outcome: 'failed',
        enhancedCode: '5.7.1',
        connector: 'EX01\\Default',
        source: 'SMTP',
      },
    ]);
  });

  it('leaves other objects alone', () => {
    expect(attemptsFromExport(record({ Name: 'Default Frontend EX01', Bindings: ['0.0.0.0:25'] }))).toEqual(
      [],
    );
  });
});
