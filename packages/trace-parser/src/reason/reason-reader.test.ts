import { Buffer } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptFacts } from '../delivery-attempt.js';
import { parseReason } from '../reason.js';
import { RowScanner } from '../scan/row-scanner.js';
import { regionOf } from '../summary/peer.js';
import { RowView } from '../table/row-view.js';
import { foldText } from './fold-text.js';
import { ReasonReader } from './reason-reader.js';

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
    fc.constantFrom('AM7EUR03FT041', 'AM7EUR03FT199', 'SG2APC01HT226', 'AM7EUR03FT0411', 'SN1PEPF0002BA4E'),
  )
  .map(
    ([stamp, retry, id, target, code, server]) =>
      `Reason: [{LED=450 ${code} Cannot connect to remote server [Message=SubjectMismatch Expected Subject: mail.contoso.com. Presented Subject: CN=EX02.] [LastAttemptedServerName=mail.contoso.com] [LastAttemptedIP=${target}] [${server}.eop-EUR03.prod.protection.outlook.com ${stamp} ${id}] -> 421 4.4.1 Connection timed out at ${stamp}};{MSG=};{FQDN=mail.contoso.com};{IP=${target}};{LRT=${retry}}]. OutboundProxyTargetIP: ${target}. OutboundProxyTargetHostName: host-${id}.contoso.com`,
  );

/** Shows `look` the text as the second field of a row of three. */
function asField(text: string, look: (row: RowView) => void): void {
  const view = new RowView();
  let rows = 0;
  const scanner = new RowScanner(
    (row) => {
      view.split(row, row.start, row.delimiter, 3);
      look(view);
      rows++;
    },
    { firstLine: 1, maxRowBytes: 1 << 20, delimiter: () => 0x2c },
  );
  scanner.push(Buffer.from(`,${text},\n`));
  scanner.end();
  expect(rows).toBe(1);
}

/** What a summary counts of the facts. */
function counted(facts: AttemptFacts) {
  const { replies, lastRetry, session, eopServer, ...rest } = facts;
  const told = [replies.length, lastRetry === undefined, session === undefined];
  return { ...rest, told, region: regionOf(eopServer ?? '') };
}

describe('ReasonReader', () => {
  it('reads every text as parseReason does, whatever it remembers of others', () => {
    const reader = new ReasonReader();
    fc.assert(
      fc.property(texts, (text) => {
        expect(reader.read(text, false)).toEqual(parseReason(text));
      }),
      { numRuns: 500 },
    );
  });

  it('reads every field as parseReason does, and counts the same of it', () => {
    const reader = new ReasonReader();
    const counting = new ReasonReader();
    fc.assert(
      fc.property(texts, (text) => {
        const expected = parseReason(text);
        asField(text, (row) => {
          expect(reader.readField(row, 1, false)).toEqual(expected);
          expect(counted(counting.readField(row, 1, true))).toEqual(counted(expected));
        });
      }),
      { numRuns: 500 },
    );
  });

  it('folds what differs by clock and session to one text', () => {
    const text = (clock: string, id: string) =>
      `450 4.4.317 x [AM7.eop-EUR03.prod 2026-03-02T${clock}Z ${id}]`;
    const first = text('08:00:03.918', '08DE7712AA0000F1');
    const folded = foldText(first);
    expect(folded?.pieces.map(({ start, end }) => first.slice(start, end))).toEqual([
      '08:00:03.918',
      '08DE7712AA0000F1',
    ]);
    expect(foldText(text('23:59:59.001', '08DE7712AA0000F2'))?.text).toBe(folded?.text);
  });

  it('reads a text of too many moments without remembering', () => {
    const text = `450 4.4.317 SubjectMismatch ${'2026-03-02T08:00:00Z '.repeat(70)}`;
    expect(foldText(text)).toBeUndefined();
    expect(new ReasonReader().read(text, false)).toEqual(parseReason(text));
  });

  const missing = !existsSync(CORPUS);
  it.skipIf(missing)(
    `reads the texts seen in the wild alike${missing ? ` (skipped: no ${CORPUS})` : ''}`,
    () => {
      const reader = new ReasonReader();
      for (const line of readFileSync(CORPUS, 'utf8').trimEnd().split('\n')) {
        const { text } = JSON.parse(line) as { text: string };
        expect(reader.read(text, false)).toEqual(parseReason(text));
      }
    },
  );
});
