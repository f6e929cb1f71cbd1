import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectTrace } from '../detect.js';
import type { TraceRecord } from '../format.js';
import { parseTrace } from '../parse-trace.js';
import { pastedReason } from './pasted-reason.js';

const LIST =
  'Reason: [{LED=450 4.4.317 Cannot connect to remote server [Message=SubjectMismatch Expected Subject: mail.contoso.com. ' +
  'Presented Subject: CN=EX02.] [LastAttemptedServerName=mail.contoso.com]};{MSG=};{FQDN=mail.contoso.com};{IP=203.0.113.7};{LRT=}]. ' +
  'OutboundProxyTargetIP: 203.0.113.7. OutboundProxyTargetHostName: mail.contoso.com';

const CHAT = `[09:12] Anna: Hi, since Tuesday half the mail is late. The trace says “${LIST}”
and nothing else.

[09:20] Bob: my queue has ‘454 4.7.5 The certificate specified in TlsCertificateName of the SendConnector could not be found.’ though,
and somebody got 550 5.7.64 TenantAttribution; Relay Access Denied [AM5EUR03FT022.eop-EUR03.prod.protection.outlook.com]

Version 15.2.1544.4, DNS 4.4.8.8, renewed on 5.12.2025. It’s the 4.4.317 I wonder about.`;

function read(text: string): readonly TraceRecord[] {
  return parseTrace(text, { item: 'chat.txt', format: 'pasted-reason' }).records;
}

function attempts(text: string) {
  return read(text).map((record) => (record.kind === 'attempt' ? record.attempt : undefined));
}

describe('pasted-reason', () => {
  it('finds every machine text of a chat, where it stands, and keeps what people wrote', () => {
    expect(attempts(CHAT)).toMatchObject([
      {
        token: 'SubjectMismatch',
        outcome: 'deferred',
        targetHost: 'mail.contoso.com',
        proxyTargetHost: 'mail.contoso.com',
        text: LIST,
        extra: { prose: '[09:12] Anna: Hi, since Tuesday half the mail is late. The trace says “' },
        origin: { item: 'chat.txt', line: 1, column: 72 },
      },
      {
        token: 'tls-certificate-name-not-found',
        outcome: 'deferred',
        extra: { prose: '”\nand nothing else.\n\n[09:20] Bob: my queue has' },
        origin: { line: 4 },
      },
      {
        token: 'TenantAttribution',
        outcome: 'failed',
        eopServer: 'AM5EUR03FT022.eop-EUR03.prod.protection.outlook.com',
        extra: {
          prose: 'though,\nand somebody got',
          proseAfter: expect.stringMatching(/^Version 15\.2.*I wonder about\.$/s) as string,
        },
        origin: { line: 5, column: 18 },
      },
    ]);
  });

  it('keeps one machine text whole, however a mail wrapped it', () => {
    const wrapped = LIST.replace(/(.{60,70}) /g, '$1\n> ');
    expect(wrapped.split('\n').length).toBeGreaterThan(4);
    expect(attempts(`> ${wrapped}\n\nAny idea?`)).toMatchObject([
      {
        token: 'SubjectMismatch',
        presentedSubject: 'CN=EX02',
        proxyTargetAddress: '203.0.113.7',
        extra: { proseAfter: 'Any idea?' },
      },
    ]);
  });

  it('reads a report’s lines one by one, each with its time and server', () => {
    const lines = `3/15/2026 4:44:09 PM - Server at DB7PR01MB0001.eurprd01.prod.outlook.com returned '550 5.4.316 Message expired, connection refused(Socket error code 10061)'
3/15/2026 4:34:08 PM - Server at mail.contoso.com (203.0.113.7) returned '450 4.4.316 Connection refused [Message=Socket error code 10061] [LastAttemptedServerName=mail.contoso.com](Socket error code 10061)'`;
    expect(attempts(lines)).toMatchObject([
      { enhancedCode: '5.4.316', outcome: 'failed', lastRetry: { iso: '2026-03-15T16:44:09.000Z' } },
      { enhancedCode: '4.4.316', outcome: 'deferred', targetHost: 'mail.contoso.com', origin: { line: 2 } },
    ]);
  });

  it('takes two replies in a row for two, and a reply in a reply for one', () => {
    const row = '450 4.4.316 Connection refused and later 550 5.7.64 TenantAttribution; Relay Access Denied';
    expect(attempts(row).map((attempt) => attempt?.token)).toEqual([
      'ConnectionRefused',
      'TenantAttribution',
    ]);
    const nested = '451 4.4.0 Primary target IP address responded with: "421 4.4.1 Connection timed out."';
    expect(attempts(nested).map((attempt) => attempt?.token)).toEqual(['connection-timed-out']);
  });

  it.each([
    ['Our certificate expired on Monday, and the connection was refused, I think.'],
    ['Exchange 15.2.1544.4 asks 4.4.8.8; version 5.1.2 of the agent; 10.4.4.317 is its address.'],
    ['450 mails are waiting, 550 were sent.'],
    ['See section 5.7.999 of the manual.'],
  ])('finds no machine text in %s', (prose) => {
    expect(read(prose)).toEqual([]);
    expect(detectTrace({ label: 'note.txt', text: prose })).toEqual([]);
  });

  it('says where a reason is cut off, and keeps what is left', () => {
    const { records, issues } = parseTrace(`Hi\n${LIST.slice(0, 130)}`, {
      item: 'x',
      format: 'pasted-reason',
    });
    expect(issues.map(({ code, origin }) => [code, origin.line])).toEqual([['REASON_TRUNCATED', 2]]);
    expect(records).toMatchObject([{ attempt: { token: 'SubjectMismatch', truncated: true } }]);
  });

  it('says so when there is nothing to read', () => {
    const { records, issues } = parseTrace('Good morning', { item: 'note.txt', format: 'pasted-reason' });
    expect(records).toEqual([]);
    expect(issues).toMatchObject([{ code: 'REASON_NOT_FOUND', origin: { item: 'note.txt', line: 1 } }]);
  });

  it('gives way to every other format', () => {
    const csv = `date_time_utc,sender_address,recipient_address,event_id,message_id,detail\n,,,DEFER,,"${LIST}"`;
    expect(detectTrace({ label: 'trace.csv', text: csv }).map(({ format }) => format)).toEqual([
      'message-trace-csv',
      'pasted-reason',
    ]);
  });

  it('reads the same in pieces, with every kind of line end', () => {
    const whole = read(CHAT);
    const bytes = new TextEncoder().encode(CHAT);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: bytes.length }), (size) => {
        const records: TraceRecord[] = [];
        const sink = { record: (record: TraceRecord) => void records.push(record), issue: () => undefined };
        const reader = pastedReason.open(sink, { item: 'chat.txt' });
        for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
        reader.end();
        expect(records).toEqual(whole);
      }),
      { numRuns: 30 },
    );
    const tokens = (text: string) => attempts(text).map((attempt) => [attempt?.token, attempt?.origin]);
    for (const end of ['\r\n', '\r']) expect(tokens(CHAT.replaceAll('\n', end))).toEqual(tokens(CHAT));
  });

  it('says that it held more failures than are read', () => {
    const { records, issues } = parseTrace('450 4.4.317 Cannot connect\n'.repeat(4), {
      item: 'many.txt',
      textLimits: { facts: 3 },
    });
    expect(records).toHaveLength(3);
    expect(issues.map(({ code }) => code)).toEqual(['FACTS_LIMIT']);
  });

  it('says that a text was too long to be read to its end', () => {
    const long = `${LIST}\n${'x'.repeat(5000)}`;
    const { records, issues } = parseTrace(long, {
      item: 'long.txt',
      format: 'pasted-reason',
      textLimits: { textBytes: 4000 },
    });
    expect(records.length).toBe(1);
    expect(issues.map(({ code }) => code)).toEqual(['TEXT_TOO_LONG']);
  });

  it.each([
    '[',
    '{LED=',
    '450 4.4.317 ',
    '"450 4.4.317',
    'Server at x (',
    '\n',
    '\n> ',
    '(',
    '{LED=}]. OutboundProxyTargetIP: ',
  ])('returns from half a million of %j', (piece) => {
    expect(() => read(piece.repeat(Math.ceil(500_000 / piece.length)))).not.toThrow();
  });

  it('gives positions inside the text, in order', () => {
    const words = [
      CHAT,
      LIST,
      '450 4.4.317',
      'LED=',
      '}]',
      '"',
      '“',
      '\n',
      '\n\n',
      ' - Server at x returned ',
      '-> ',
      'a',
    ];
    const text = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (given) => {
        const lines = given.split('\n').length;
        const found = attempts(given).map((attempt) => attempt?.origin.line ?? 0);
        expect(found.every((line) => line >= 1 && line <= lines)).toBe(true);
        expect([...found].sort((a, b) => a - b)).toEqual(found);
      }),
    );
  });
});
