import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTrace } from '../parse-trace.js';

const log = readFileSync(join(import.meta.dirname, '../../test/fixtures/connectivity.log'), 'utf8');

describe('connectivity-log', () => {
  it('reads one attempt per connection', () => {
    const { records, issues } = parseTrace(log, { item: 'CONNECTLOG.LOG' });
    expect(issues).toEqual([]);
    expect(records.map((record) => record.kind === 'attempt' && record.attempt)).toMatchObject([
      {
        session: '08DE7712AA00A002',
        outcome: 'delivered',
        targetHost: 'mx.fabrikam.com',
        targetAddress: '192.0.2.80',
        size: 20480,
        extra: { destination: 'fabrikam.com', messages: '1' },
        origin: { line: 8, endLine: 11 },
      },
      {
        session: '08DE7712AA00A001',
        outcome: 'deferred',
        class: 'network',
        targetHost: 'contoso-com.mail.protection.outlook.com',
        targetAddress: '203.0.113.25',
        targetPort: 25,
        time: { iso: '2026-03-02T08:00:00.000Z' },
        text: expect.stringMatching(/^Failed connection to .*; Retry : Unable to connect$/s) as string,
        extra: { delivery: expect.stringContaining('SmartHostConnectorDelivery') as string },
        origin: { line: 6, endLine: 13 },
      },
      { session: '08DE7712AA00A003', outcome: 'unknown', origin: { line: 14 } },
    ]);
  });

  it('is recognised by its rows alone', () => {
    const rows = log
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .join('\n');
    const { records, issues } = parseTrace(rows, { item: 'x' });
    expect(records).toHaveLength(3);
    expect(issues.map(({ code }) => code)).toEqual(['HEADER_MISSING']);
  });
});
