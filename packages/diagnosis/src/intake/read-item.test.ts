import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import type { Issue } from '@hybrid-mailflow/evidence';
import type { TraceRecord } from '@hybrid-mailflow/trace-parser';
import { describe, expect, it } from 'vitest';
import { readItem } from './read-item.js';

async function read(label: string, content: string | Uint8Array) {
  const traces: TraceRecord[] = [];
  const issues: Issue[] = [];
  let exported = 0;
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const summary = await readItem(
    { label, bytes },
    {
      trace: (record) => traces.push(record),
      exported: () => exported++,
      certificate: () => undefined,
      issue: (issue) => issues.push(issue),
    },
  );
  return { ...summary, traces, exported, codes: issues.map(({ code }) => code) };
}

const ndr = [
  'From: postmaster@fabrikam.com',
  'Subject: Undeliverable: Offer',
  'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
  '',
  '--b',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.fabrikam.com',
  '',
  'Final-Recipient: rfc822; bob@contoso.com',
  'Action: failed',
  'Diagnostic-Code: smtp; 550 5.4.317 Message expired, cannot connect to remote server(SubjectMismatch)',
  '--b--',
].join('\r\n');

describe('readItem', () => {
  it('reads a delivery report as attempts and the report', async () => {
    expect(await read('ndr.eml', ndr)).toMatchObject({
      format: 'ndr-mail',
      summary: '1 delivery attempt, 1 delivery report',
      records: 2,
      traces: [{ kind: 'attempt', attempt: { token: 'SubjectMismatch' } }, { kind: 'report' }],
    });
  });

  it('reads message headers', async () => {
    const headers =
      'Received: from a by b with ESMTPS; Mon, 2 Mar 2026 08:00:00 +0000\nFrom: a@x\nSubject: x\n\nx';
    expect(await read('mail.eml', headers)).toMatchObject({
      format: 'received-headers',
      summary: '1 message header',
    });
  });

  it('turns exported queues into attempts, and leaves other objects to the model', async () => {
    const exported = [
      'Identity       : EX01\\3',
      'NextHopDomain  : mail.contoso.com',
      'Status         : Retry',
      'MessageCount   : 12',
      'LastError      : 451 4.4.0 Primary target IP address responded with: "451 5.7.3 STARTTLS is required to send mail."',
      '',
      'Name           : Default Frontend EX01',
      'AuthMechanism  : Tls',
      'Bindings       : {0.0.0.0:25}',
    ].join('\r\n');
    expect(await read('queue.txt', exported)).toMatchObject({
      format: 'format-list',
      summary: '1 queue, 1 ReceiveConnector object',
      exported: 1,
      traces: [{ attempt: { format: 'get-queue', token: 'starttls-required', outcome: 'deferred' } }],
    });
  });

  it('reads a packed TLS report, and names the way out for an Outlook file', async () => {
    const report = gzipSync(
      JSON.stringify({
        policies: [{ summary: { 'total-successful-session-count': 5 }, 'failure-details': [] }],
      }),
    );
    expect(await read('fabrikam!contoso.com.json.gz', report)).toMatchObject({
      format: 'tls-report',
      summary: '1 TLS report line',
      codes: [],
    });
    const msg = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]);
    expect(await read('mail.msg', msg)).toMatchObject({ codes: ['OUTLOOK_MSG'], records: 0 });
    expect(await read('picture.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toMatchObject({
      codes: ['ITEM_BINARY'],
    });
  });
});
