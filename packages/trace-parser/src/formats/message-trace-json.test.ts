import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectTrace } from '../detect.js';
import { parseTrace } from '../parse-trace.js';

const graph = readFileSync(join(import.meta.dirname, '../../test/fixtures/message-trace-graph.json'), 'utf8');

describe('message-trace-json', () => {
  it('reads traces and details of Microsoft Graph', () => {
    expect(detectTrace({ label: '', text: graph })[0]).toMatchObject({
      format: 'message-trace-json',
      score: 1,
    });
    const { records, issues } = parseTrace(graph, { item: 'graph.json' });
    expect(issues).toEqual([]);
    expect(records.map((record) => record.kind === 'attempt' && record.attempt)).toMatchObject([
      {
        outcome: 'deferred',
        event: 'pending',
        time: { iso: '2026-03-02T08:00:00.000Z' },
        sender: 'ann@fabrikam.com',
        recipient: 'bob@contoso.com',
        clientAddress: '192.0.2.7',
        size: 20480,
        origin: { line: 4, record: 0 },
      },
      {
        outcome: 'deferred',
        event: 'Defer',
        token: 'SubjectMismatch',
        enhancedCode: '4.4.317',
        connector: 'Outbound to 1f2e',
        server: 'AM5EUR03FT021',
        messageId: '<m1@fabrikam.com>',
        extra: { 'S:tlsversion': 'SP_PROT_NONE', ConnectorName: 'Outbound to 1f2e' },
        origin: { line: 17, record: 1 },
      },
    ]);
  });

  it('reads rows of Get-MessageTrace and objects one behind the other', () => {
    const row = {
      MessageId: '<m@x>',
      MessageTraceId: 'cf7a249a',
      Received: '2026-03-02T18:10:13.4907658',
      RecipientAddress: 'bob@contoso.com',
      SenderAddress: 'ann@fabrikam.com',
      Size: 87891,
      Status: 'Delivered',
      ToIP: '203.0.113.25',
    };
    const expected = {
      outcome: 'delivered',
      traceId: 'cf7a249a',
      serverAddress: '203.0.113.25',
      time: { iso: '2026-03-02T18:10:13.490Z' },
    };
    for (const text of [JSON.stringify(row), JSON.stringify([row]), `${JSON.stringify(row)}\n`.repeat(2)]) {
      expect(parseTrace(text, { item: 'x' }).records[0]).toMatchObject({ attempt: expected });
    }
  });

  it('gives the whole objects of a JSON text that was cut, and says so', () => {
    const { records, issues } = parseTrace(graph.slice(0, -200), { item: 'graph.json' });
    expect(records).toHaveLength(1);
    expect(issues).toMatchObject([{ code: 'JSON_DAMAGED', origin: { line: 17 } }]);
  });
});
