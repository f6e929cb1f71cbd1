import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DeliveryAttempt } from '../delivery-attempt.js';
import { parseTrace } from '../parse-trace.js';

const log = readFileSync(join(import.meta.dirname, '../../test/fixtures/message-tracking.log'), 'utf8');

function read(input: string): { attempts: DeliveryAttempt[]; codes: string[] } {
  const { records, issues } = parseTrace(input, { item: 'MSGTRK.LOG' });
  return {
    attempts: records.flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : [])),
    codes: issues.map(({ code, origin }) => `${code}:${origin.line ?? ''}`),
  };
}

describe('message-tracking-log', () => {
  it('reads every row, with what it tells of the attempt', () => {
    const { attempts, codes } = read(log);
    expect(codes).toEqual([]);
    expect(attempts.map(({ event, outcome, origin }) => [event, outcome, origin.line])).toEqual([
      ['SEND', 'delivered', 6],
      ['DEFER', 'deferred', 7],
      ['RECEIVE', 'unknown', 8],
    ]);
    expect(attempts[1]).toMatchObject({
      format: 'message-tracking-log',
      replyCode: 454,
      enhancedCode: '4.7.5',
      connector: 'Outbound to Office 365 - 5f1d',
      source: 'SMTP',
      recipient: 'ann@fabrikam.com',
      recipients: ['ann@fabrikam.com', 'eve@fabrikam.com'],
      time: { raw: '2026-03-02T08:00:02.000Z', iso: '2026-03-02T08:00:02.000Z' },
    });
    expect(attempts[0]?.extra).toMatchObject({
      'source-context':
        ';250 2.6.0 <m1@contoso.com> [InternalId=1] Queued mail for delivery;ClientSubmitTime:',
      'custom-data': 'S:E2ELatency=1.928;S:DeliveryPriority=Normal',
      'schema-version': '15.02.1544.004',
    });
  });

  it('is recognised without #Log-type and without any header', () => {
    const rows = log.split('\n').filter((line) => !line.startsWith('#'));
    const fields = log.split('\n').filter((line) => line.startsWith('#Fields'));
    expect(read([...fields, ...rows].join('\n')).attempts).toHaveLength(3);
    const bare = read(rows.join('\n'));
    expect(bare.attempts).toEqual(
      read(log).attempts.map((attempt) => ({
        ...attempt,
        origin: { item: 'MSGTRK.LOG', line: (attempt.origin.line ?? 0) - 5 },
      })),
    );
    expect(bare.codes).toEqual(['HEADER_MISSING:1']);
  });
});
