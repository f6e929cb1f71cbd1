import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReason } from '../reason.js';
import { foldText } from './fold-text.js';
import { reasonReader } from './reason-reader.js';

const CORPUS = join(import.meta.dirname, '../../../../../shared/corpus/trace-texts.jsonl');

const two = (limit: number) => fc.nat(limit).map((value) => String(value).padStart(2, '0'));
const iso = fc
  .tuple(
    fc.constantFrom('2026-03-02', '2026-03-14'),
    two(23),
    two(59),
    two(59),
    fc.constantFrom('', '.9', '.918'),
  )
  .map(([date, hour, minute, second, fraction]) => `${date}T${hour}:${minute}:${second}${fraction}Z`);
const american = fc
  .tuple(
    fc.constantFrom('3/2/2026', '3/14/2026'),
    fc.integer({ min: 1, max: 12 }),
    two(59),
    two(59),
    fc.constantFrom('AM', 'PM'),
  )
  .map(([date, hour, minute, second, half]) => `${date} ${hour}:${minute}:${second} ${half}`);
const session = fc.nat().map((id) => `08DE77${id.toString(16).toUpperCase().padStart(10, '0')}`);
const address = fc.constantFrom(
  '198.51.100.12:25',
  '[2603:10a6:20b:46::44]:25',
  '2001:470:142:13:44:55:66:10',
);

/** Texts as exports print them, of every moment, session and address. */
const texts = fc
  .tuple(
    iso,
    fc.oneof(iso, american, fc.constant('')),
    session,
    address,
    fc.constantFrom('4.4.317', '4.4.316'),
  )
  .map(
    ([stamp, retry, id, target, code]) =>
      `Reason: [{LED=450 ${code} Cannot connect to remote server [Message=SubjectMismatch Expected Subject: mail.contoso.com. Presented Subject: CN=EX02.] [LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=${target}] [AM7EUR03FT041.eop-EUR03.prod.protection.outlook.com ${stamp} ${id}] -> 421 4.4.1 Connection timed out at ${stamp}};{MSG=};{FQDN=mail.contoso.com};{IP=${target}};{LRT=${retry}}]. OutboundProxyTargetIP: ${target}. OutboundProxyTargetHostName: host-${id}.contoso.com`,
  );

describe('reasonReader', () => {
  it('reads every text as parseReason does, whatever it remembers of others', () => {
    const read = reasonReader();
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(text, false)).toEqual(parseReason(text));
      }),
      { numRuns: 500 },
    );
  });

  it('folds what differs by clock and session to one text', () => {
    const text = (clock: string, id: string) =>
      `450 4.4.317 x [AM7.eop-EUR03.prod 2026-03-02T${clock}Z ${id}]`;
    const folded = foldText(text('08:00:03.918', '08DE7712AA0000F1'));
    expect(folded?.values).toEqual(['08:00:03.918', '08DE7712AA0000F1']);
    expect(foldText(text('23:59:59.001', '08DE7712AA0000F2'))?.text).toBe(folded?.text);
  });

  it('reads a text of too many moments without remembering', () => {
    const text = `450 4.4.317 SubjectMismatch ${'2026-03-02T08:00:00Z '.repeat(70)}`;
    expect(foldText(text)).toBeUndefined();
    expect(reasonReader()(text, false)).toEqual(parseReason(text));
  });

  const missing = !existsSync(CORPUS);
  it.skipIf(missing)(
    `reads the texts seen in the wild alike${missing ? ` (skipped: no ${CORPUS})` : ''}`,
    () => {
      const read = reasonReader();
      for (const line of readFileSync(CORPUS, 'utf8').trimEnd().split('\n')) {
        const { text } = JSON.parse(line) as { text: string };
        expect(read(text, false)).toEqual(parseReason(text));
      }
    },
  );
});
