import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectTrace } from '../detect.js';
import { parseTrace } from '../parse-trace.js';

const queues = readFileSync(join(import.meta.dirname, '../../test/fixtures/queues.txt'), 'utf8');

describe('queue-viewer', () => {
  it('reads exported queues: last error, next hop, server', () => {
    expect(detectTrace({ label: '', text: queues })[0]?.format).toBe('queue-viewer');
    const { records, issues } = parseTrace(queues, { item: 'queues.txt' });
    expect(issues).toEqual([]);
    expect(records).toMatchObject([
      {
        attempt: {
          outcome: 'deferred',
          event: 'Retry',
          replyCode: 454,
          enhancedCode: '4.7.5',
          server: 'EX01',
          targetHost: 'mail.protection.outlook.com',
          extra: { 'Message Count': '12', NextHopDomain: 'mail.protection.outlook.com', Identity: 'EX01\\3' },
          origin: { line: 2 },
        },
      },
      { attempt: { outcome: 'unknown', event: 'Ready', server: 'EX01' } },
    ]);
  });

  it('reads Export-Csv of queued messages', () => {
    const csv = [
      '"Identity","FromAddress","Status","Queue","Subject","LastError","InternetMessageId"',
      '"EX01\\3\\77","ann@fabrikam.com","Retry","EX01\\3","Offer","451 4.4.0 Primary target IP address responded with: ""454 4.7.5 x""","<m1@x>"',
    ].join('\r\n');
    expect(parseTrace(csv, { item: 'messages.csv' }).records).toMatchObject([
      {
        attempt: {
          format: 'queue-viewer',
          server: 'EX01',
          sender: 'ann@fabrikam.com',
          messageId: '<m1@x>',
          subject: 'Offer',
          extra: { Queue: 'EX01\\3' },
        },
      },
    ]);
  });
});
