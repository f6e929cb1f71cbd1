import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectTrace } from '../detect.js';
import type { TraceRecord } from '../format.js';
import { parseTrace } from '../parse-trace.js';

const corpus = join(import.meta.dirname, '../../../../../shared/corpus');
const missing = !existsSync(corpus);
const why = missing ? ' (skipped: no folder of real inputs beside the checkout)' : '';

/** Of each mail: recipient, codes, reporting server, remote host, hops of the original mail. */
const EXPECTED: Readonly<
  Record<string, readonly [string, string | undefined, string | undefined, string | undefined, number]>
> = {
  'lhost-exchange2003-03.eml': ['kijitora@example.jp', undefined, undefined, undefined, 0],
  'lhost-exchange2007-02.eml': ['kijitora@example.edu', '5.2.2', 'qs.example.edu', undefined, 3],
  'lhost-office365-01.eml': [
    'kijitora@example.com',
    '5.1.10',
    'FFFFFFFFFFFF.e0.prod.outlook.com',
    undefined,
    3,
  ],
  'lhost-office365-06.eml': [
    'neko@libsisimai.org',
    '5.4.312',
    'SG2APC01HT226.mail.protection.outlook.com',
    'libsisimai.org',
    3,
  ],
  'lhost-office365-08.eml': [
    'nyaan@neko.example.jp',
    '5.4.316',
    'SG2APC01HT007.mail.protection.outlook.com',
    'neko.example.jp',
    3,
  ],
  'lhost-postfix-30.eml': [
    'kijitora@example.br',
    '5.4.1',
    '[redacted].net.br',
    '[redacted]-br.mail.protection.outlook.com',
    0,
  ],
  'lhost-sendmail-01.eml': [
    'userunknown@bouncehammer.jp',
    '5.1.1',
    'smtpgw.example.jp',
    'mx.bouncehammer.jp',
    1,
  ],
  'rfc3464-01.eml': ['userunknown@bouncehammer.jp', '5.1.1', 'smtpgw.example.jp', 'mx.bouncehammer.jp', 1],
};

interface RealText {
  readonly kind: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

function show(title: string, records: readonly TraceRecord[]): void {
  const told = records.map((record) => {
    if (record.kind === 'attempt') {
      const { outcome, recipient, enhancedCode, token, server, targetHost, targetAddress, text } =
        record.attempt;
      return {
        outcome,
        recipient,
        enhancedCode,
        token,
        server,
        targetHost,
        targetAddress,
        text: text?.slice(0, 160),
      };
    }
    return record.kind === 'report'
      ? { report: record.report.reportingMta, hops: record.report.hops.length }
      : record.kind;
  });
  console.log(title, JSON.stringify(told));
}

describe.skipIf(missing)(`real delivery reports${why}`, () => {
  const folder = join(corpus, 'ndr');
  it.each(missing ? [] : readdirSync(folder))('understands %s', (name) => {
    const bytes = readFileSync(join(folder, name));
    expect(detectTrace({ label: name, text: bytes.toString('latin1') })[0]?.format).toBe('ndr-mail');
    const { records, issues } = parseTrace(bytes, { item: name });
    show(name, records);
    expect(issues).toEqual([]);
    expect(records.map(({ kind }) => kind)).toEqual(['attempt', 'report']);
    const [attempt, report] = records;
    if (attempt?.kind !== 'attempt' || report?.kind !== 'report') return;
    const { recipient, enhancedCode, server, targetHost, outcome, text } = attempt.attempt;
    const hops = report.report.original?.hops.length ?? 0;
    expect([recipient, enhancedCode, server, targetHost, hops]).toEqual(EXPECTED[name]);
    expect(outcome).toBe('failed');
    expect(text).toBeTruthy();
  });
});

describe.skipIf(missing)(`real texts of delivery reports${why}`, () => {
  const texts = missing
    ? []
    : readFileSync(join(corpus, 'trace-texts.jsonl'), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as RealText)
        .filter(({ kind }) => /^(?:ndr|dsn)/.test(kind));

  it.each(texts.map((entry, at) => [`${entry.kind} ${at + 1}`, entry] as const))(
    'understands %s',
    (name, { text, facts }) => {
      const [detection] = detectTrace({ label: '', text });
      expect(detection?.format).toBe('ndr-mail');
      const { records } = parseTrace(text, { item: name });
      show(name, records);
      const attempts = records.flatMap((record) => (record.kind === 'attempt' ? [record.attempt] : []));
      expect(attempts).toHaveLength(1);
      const [attempt] = attempts;
      const codes = [facts['final_code'], facts['smtp_code'], facts['enhanced_code']].filter(
        (code) => typeof code === 'string',
      );
      expect(codes.some((code) => attempt?.text?.replace('451-4.4.0', '451 4.4.0').includes(code))).toBe(
        true,
      );
      if (typeof facts['fqdn'] === 'string') expect(attempt?.targetHost).toBe(facts['fqdn']);
      if (typeof facts['ip'] === 'string') expect(attempt?.targetAddress).toBe(facts['ip']);
      if (typeof facts['dsn_server'] === 'string') expect(attempt?.server).toBe(facts['dsn_server']);
    },
  );
});
