import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectTrace } from '../detect.js';
import type { WrittenText } from '../format.js';
import { parseTrace } from '../parse-trace.js';
import { receivedHeaders } from './received-headers.js';

const mail = readFileSync(join(import.meta.dirname, '../../test/fixtures/mail/message-headers.eml'), 'utf8');

describe('received-headers', () => {
  it('reads the way of a mail, and the headers that decide a hybrid case', () => {
    expect(detectTrace({ label: 'a.eml', text: mail })[0]?.format).toBe('received-headers');
    const { records, issues } = parseTrace(mail, { item: 'a.eml' });
    expect(issues).toEqual([]);
    expect(records).toMatchObject([
      {
        kind: 'headers',
        headers: {
          format: 'received-headers',
          from: 'Ann <ann@fabrikam.com>',
          messageId: '<h1@fabrikam.com>',
          networkMessageId: '11112222-3333-4444-5555-666677778888',
          date: { iso: '2026-03-02T08:00:00.000Z' },
          authAs: 'Anonymous',
          authSource: 'EX01.contoso.com',
          authMechanism: '10',
          directionality: 'Incoming',
          originatorOrg: 'fabrikam.com',
          crossPremisesFilteredBy: 'EX02.contoso.com',
          authenticationResults: [expect.stringContaining('spf=pass') as string],
          exchange: { 'x-ms-exchange-crosstenant-id': '84df9e7f-e9f6-40af-b435-aaaaaaaaaaaa' },
          hops: [
            { fromAddress: '192.0.2.7', with: 'ESMTPS', time: { iso: '2026-03-02T08:00:01.000Z' } },
            {
              from: 'AM6EUR05FT048.eop-eur05.prod.protection.outlook.com',
              by: 'EX01.contoso.com',
              via: 'Frontend Transport',
              tlsVersion: 'TLS 1.2',
              cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
              delaySeconds: 5,
            },
            { by: 'EX02.contoso.com', via: 'Mailbox Transport', delaySeconds: 3 },
          ],
        },
      },
    ]);
  });

  it('reads headers that were quoted, that lost their indent, or stand below a greeting', () => {
    const expected = parseTrace(mail, { item: 'a.eml' }).records;
    const quoted = mail.replace(/^/gm, '> ');
    expect(parseTrace(quoted, { item: 'a.eml' }).records).toEqual(expected);
    const flat = mail.replace(/^ +/gm, '');
    expect(parseTrace(flat, { item: 'a.eml' }).records).toEqual(expected);
    const [record] = parseTrace(`Hello,\n\n${mail}`, { item: 'a.eml' }).records;
    expect(record).toMatchObject({ kind: 'headers', headers: { authAs: 'Anonymous', hops: { length: 3 } } });
  });

  it('reads the line of a trace that the mail asks about, where it stands', () => {
    const asked = `${mail.trimEnd()}\n\nWhy is this?\n450 4.7.320 Certificate validation failed [Message=SubjectMismatch]\n`;
    const lines = asked.split('\n').length;
    const { records } = parseTrace(asked, { item: 'a.eml' });
    expect(records.map(({ kind }) => kind)).toEqual(['headers', 'attempt']);
    expect(records[1]).toMatchObject({ attempt: { token: 'SubjectMismatch', origin: { line: lines - 1 } } });
  });

  it('hands the text to who asks for it, decoded, and says where it stands', () => {
    const texts: WrittenText[] = [];
    const sink = {
      record: () => undefined,
      issue: () => undefined,
      written: (text: WrittenText) => texts.push(text) > 0,
    };
    const reader = receivedHeaders.open(sink, { item: 'a.eml' });
    reader.push(
      Buffer.from(
        'From: a@b.c\nDate: x\nSubject: y\nContent-Transfer-Encoding: quoted-printable\n\nca=\nf=C3=A9',
      ),
    );
    reader.end();
    expect(texts).toEqual([{ text: 'café', firstLine: 1, told: false }]);
  });
});
