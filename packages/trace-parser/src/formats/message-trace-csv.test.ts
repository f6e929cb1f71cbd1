import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../delivery-attempt.js';
import { parseTrace } from '../parse-trace.js';

const fixture = readFileSync(join(import.meta.dirname, '../../test/fixtures/message-trace-detail.csv'));

function read(input: Uint8Array | string): { attempts: DeliveryAttempt[]; codes: string[] } {
  const { records, issues } = parseTrace(input, { item: 'trace.csv', format: 'message-trace-csv' });
  return {
    attempts: records.flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : [])),
    codes: issues.map(({ code, origin }) => `${code}:${origin.line ?? ''}`),
  };
}

describe('message-trace-csv', () => {
  it('reads a detail export row by row, with the line of each', () => {
    const { attempts, codes } = read(fixture);
    expect(codes).toEqual([]);
    expect(attempts.map(({ outcome, event, origin }) => [outcome, event, origin.line])).toEqual([
      ['deferred', 'Defer', 2],
      ['delivered', 'Send external', 3],
      ['failed', 'Fail', 4],
    ]);
    expect(attempts[0]).toMatchObject({
      time: { raw: '2026-03-02T08:00:04Z', iso: '2026-03-02T08:00:04.000Z' },
      sender: 'ann@fabrikam.com',
      recipient: 'bob@contoso.com',
      subject: 'Offer, "final" version',
      messageId: '<m1@fabrikam.com>',
      directionality: 'Outbound',
      enhancedCode: '4.4.317',
    });
    expect(attempts[2]?.subject).toBe('Zweiter\nVersuch');
  });

  it('reads the same from every encoding and line end', () => {
    const text = fixture.toString('utf8').replaceAll('\r\n', '\n');
    const expected = read(text);
    expect(expected.attempts).toHaveLength(3);
    for (const lineEnd of ['\r\n', '\r']) expect(read(text.replaceAll('\n', lineEnd))).toEqual(expected);
    expect(read(`\ufeff${text}`)).toEqual(expected);
    expect(read(Buffer.from(text, 'utf16le'))).toEqual(expected);
    expect(read(Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual(expected);
  });

  it('reads Export-Csv of Get-MessageTrace, also with semicolons and a #TYPE line', () => {
    const csv = [
      '#TYPE Microsoft.Exchange.Management.FfoReporting.MessageTrace',
      '"PSComputerName";"Organization";"MessageId";"Received";"SenderAddress";"RecipientAddress";"Subject";"Status";"ToIP";"FromIP";"Size";"MessageTraceId";"Index"',
      '"outlook.office365.com";"contoso.onmicrosoft.com";"<a@b>";"02.03.2026 08:00:04";"ann@fabrikam.com";"bob@contoso.com";"Hi; there";"Pending";;"203.0.113.9";"20480";"cf7a249a-0000-0000-0000-08da8f69e0f6";"0"',
    ].join('\r\n');
    const { attempts, codes } = read(csv);
    expect(codes).toEqual([]);
    expect(attempts).toEqual([
      expect.objectContaining({
        outcome: 'deferred',
        event: 'Pending',
        time: { raw: '02.03.2026 08:00:04', iso: '2026-03-02T08:00:04.000Z' },
        subject: 'Hi; there',
        size: 20480,
        traceId: 'cf7a249a-0000-0000-0000-08da8f69e0f6',
        clientAddress: '203.0.113.9',
        extra: {
          PSComputerName: 'outlook.office365.com',
          Organization: 'contoso.onmicrosoft.com',
          Index: '0',
        },
        origin: { item: 'trace.csv', line: 3 },
      }),
    ]);
  });

  it('reads a summary report as one attempt for each recipient', () => {
    const csv = [
      'origin_timestamp_utc,sender_address,recipient_status,message_subject,total_bytes,message_id,network_message_id,original_client_ip,directionality,connector_id,delivery_priority',
      '2026-03-02T08:00:04.1234567Z,ann@fabrikam.com,"<bob@contoso.com>##Receive, Send;eve@contoso.com##Receive, Fail",Hi,1000,<a@b>,11111111-2222-3333-4444-555555555555,203.0.113.9,Originating,Outbound to 1234,Normal',
    ].join('\n');
    const { attempts, codes } = read(csv);
    expect(codes).toEqual([]);
    expect(
      attempts.map(({ recipient, outcome, connector, origin }) => [
        recipient,
        outcome,
        connector,
        origin.line,
      ]),
    ).toEqual([
      ['bob@contoso.com', 'delivered', 'Outbound to 1234', 2],
      ['eve@contoso.com', 'failed', 'Outbound to 1234', 2],
    ]);
  });

  it('tells of missing columns, ragged rows, damaged quotes and times it cannot read', () => {
    expect(read('message_id,sender_address,status\n<a@b>,ann@fabrikam.com,Failed').codes).toEqual([
      'COLUMN_MISSING:1',
      'COLUMN_MISSING:1',
    ]);
    const { attempts, codes } = read(
      [
        'Received,SenderAddress,RecipientAddress,Subject,Status',
        '2026-03-02T08:00:04Z,ann@fabrikam.com,bob@contoso.com,5" disk,Delivered',
        '2026-03-02T08:00:04Z,ann@fabrikam.com,bob@contoso.com,"cut',
        'soon,ann@fabrikam.com,bob@contoso.com,Hi,Failed,more',
      ].join('\n'),
    );
    expect(codes).toEqual([
      'QUOTES_DAMAGED:3',
      'ROW_FIELD_COUNT:3',
      'ROW_FIELD_COUNT:4',
      'TIME_UNREADABLE:4',
    ]);
    expect(attempts.map(({ outcome, subject }) => [outcome, subject])).toEqual([
      ['delivered', '5" disk'],
      ['unknown', 'cut'],
      ['failed', 'Hi'],
    ]);
    expect(attempts[2]?.extra).toEqual({ 'column 6': 'more' });
  });

  it('keeps columns with names of the language itself', () => {
    const { attempts } = read(
      'Received,RecipientAddress,MessageId,__proto__,constructor\n2026-03-02T08:00:04Z,b@c,<a@b>,x,y',
    );
    expect(Object.entries(attempts[0]?.extra ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('parts the custom_data of an extended report, and finds the connector in it', () => {
    const csv = [
      'date_time_utc,event_id,recipient_address,sender_address,message_id,connector_id,custom_data',
      '2026-03-02T08:00:04Z,SEND,bob@contoso.com,ann@fabrikam.com,<m@x>,,S:tlsversion=SP_PROT_TLS1_2_CLIENT;S:TenantOutboundConnectorCustomData=Name=Outbound to 1f2e;ConnectorType=OnPremises',
      '2026-03-02T08:00:05Z,SEND,bob@contoso.com,ann@fabrikam.com,<m@x>,C,free text',
    ].join('\r\n');
    const { attempts, codes } = read(csv);
    expect(codes).toEqual([]);
    expect(attempts).toMatchObject([
      { connector: 'Outbound to 1f2e', extra: { 'S:tlsversion': 'SP_PROT_TLS1_2_CLIENT' } },
      { connector: 'C', extra: { custom_data: 'free text' } },
    ]);
  });
});
