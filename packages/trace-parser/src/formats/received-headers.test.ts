import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectTrace } from '../detect.js';
import { parseTrace } from '../parse-trace.js';

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
});
