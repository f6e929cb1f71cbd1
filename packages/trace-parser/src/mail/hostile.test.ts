import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceRecord } from '../format.js';
import { FORMATS } from '../formats/index.js';
import { ISSUE_CODES } from '../issue-codes.js';
import { parseTrace } from '../parse-trace.js';

const fixtures = join(import.meta.dirname, '../../test/fixtures');
const mails = ['mail', 'bounces'].flatMap((folder) =>
  readdirSync(join(fixtures, folder)).map((name) => readFileSync(join(fixtures, folder, name))),
);
const others = ['message-trace-graph.json', 'tls-report.json', 'queues.txt'].map((name) =>
  readFileSync(join(fixtures, name)),
);
const ids = ['ndr-mail', 'received-headers', 'message-trace-json', 'queue-viewer', 'tls-report'];

function readIn(
  format: string,
  bytes: Uint8Array,
  sizes: readonly number[],
): { records: TraceRecord[]; codes: string[] } {
  const records: TraceRecord[] = [];
  const codes: string[] = [];
  const reader = FORMATS.find(({ id }) => id === format)?.open(
    { record: (record) => records.push(record), issue: ({ code }) => codes.push(code) },
    { item: 'x' },
  );
  let at = 0;
  for (let piece = 0; at < bytes.length; piece++) {
    const size = sizes[piece % sizes.length] ?? bytes.length;
    reader?.push(bytes.subarray(at, at + size));
    at += size;
  }
  reader?.end();
  return { records, codes };
}

/** A fixture with a few bytes changed, cut out or put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...mails, ...others),
    fc.array(
      fc.record({
        at: fc.nat(20_000),
        drop: fc.nat(200),
        put: fc.oneof(
          fc.uint8Array({ maxLength: 8 }),
          fc.constantFrom(
            ...['\n', '--', '<', '>', '=', '"', "'550 ", ';', '(', '{', '\r'].map((text) =>
              Buffer.from(text),
            ),
          ),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([bytes, edits]) =>
    edits.reduce<Buffer>((text, { at, drop, put }) => {
      const from = at % (text.length + 1);
      return Buffer.concat([text.subarray(0, from), put, text.subarray(from + drop)]);
    }, bytes),
  );

describe.each(ids)('%s, given anything', (format) => {
  it('never throws, and tells only of coded issues', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 4000 })), (bytes) => {
        const { issues } = parseTrace(bytes, { item: 'x', format });
        for (const { code } of issues) expect(ISSUE_CODES).toContain(code);
      }),
      { numRuns: 150 },
    );
  });

  it('reads the same in pieces of any size', () => {
    fc.assert(
      fc.property(
        mutated,
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 }),
        (bytes, sizes) => {
          expect(readIn(format, bytes, sizes)).toEqual(readIn(format, bytes, [bytes.length]));
        },
      ),
      { numRuns: 40 },
    );
  });
});

it('reads mails the same with LF, CRLF and CR', () => {
  for (const mail of mails) {
    const text = mail.toString('latin1').replaceAll('\r\n', '\n');
    const expected = readIn('ndr-mail', Buffer.from(text, 'latin1'), [1000]);
    for (const lineEnd of ['\r\n', '\r']) {
      expect(readIn('ndr-mail', Buffer.from(text.replaceAll('\n', lineEnd), 'latin1'), [1000])).toEqual(
        expected,
      );
    }
  }
});

/** Quadratic reading of a megabyte would run into the time limit of the test. */
describe.each([
  '[',
  '{',
  '"',
  '=',
  '<',
  '>',
  "'450 ",
  '(',
  '--b\n',
  ' ',
  'a',
  '=?a?q?',
  '\\',
  '&#',
  '@',
  'a@',
  '<a',
  '"<',
  '<MEP ',
  'X-A: b\n',
  'Action: b\n',
  'Received: by b\n',
  'a@b.c\n',
])('a megabyte of %j', (unit) => {
  const filler = unit.repeat(Math.ceil(1_000_000 / unit.length));
  it.each([
    [
      'ndr-mail',
      `From: postmaster@contoso.com\nSubject: ${filler}\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n${filler}`,
    ],
    [
      'ndr-mail',
      `From: postmaster@contoso.com\nSubject: x\nDate: x\nContent-Type: text/html\n\n<p>${filler}`,
    ],
    ['ndr-mail', `Generating server: x\nbob@contoso.com\n#550 5.1.1 ${filler}`],
    ['ndr-mail', `Reporting-MTA: dns; x\n\n${filler}`],
    ['ndr-mail', `Received: from ${filler}\nSubject: x\nDate: x\n\nx`],
    ['message-trace-json', `[{"MessageTraceId": "${filler}`],
    ['message-trace-json', `[${filler}`],
    ['tls-report', `{"policies": ${filler}`],
  ])('is read in time proportional to its size as %s', (format, text) => {
    const { issues } = parseTrace(text, { item: 'x', format });
    expect(issues.length).toBeLessThan(300);
  });
});
