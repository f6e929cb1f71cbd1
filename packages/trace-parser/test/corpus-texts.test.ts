import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectTrace, lookUp, parseReason, parseTrace, type AttemptFacts } from '../src/index.js';

/** 103 texts as they stand in public posts, beside the checkout; nothing of them is in the project. */
const CORPUS = join(import.meta.dirname, '../../../../shared/corpus/trace-texts.jsonl');
const missing = !existsSync(CORPUS);

interface Text {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Facts of our model that a text can state, and whether what was read states the same. */
const CHECKS: Readonly<Record<string, (facts: AttemptFacts, stated: string) => boolean>> = {
  smtp_code: (facts, stated) => codesOf(facts).some((code) => code.startsWith(stated)),
  enhanced_code: (facts, stated) => codesOf(facts).some((code) => code.endsWith(stated)),
  final_code: (facts, stated) => codesOf(facts).includes(stated),
  reason_word: (facts, stated) =>
    facts.token?.includes(stated) === true ||
    lookUp(stated).some(({ id }) => id === facts.token) ||
    facts.replies.some(({ text }) => text.includes(stated)),
  inner_response: (facts, stated) =>
    wordsOf(stated).every((word) => JSON.stringify(facts.replies).includes(word)),
  event_id: (facts, stated) => stated.includes(facts.token ?? 'none'),
  error: (facts, stated) => facts.token === stated || lookUp(stated).some(({ id }) => id === facts.token),
  tls_error: (facts, stated) => facts.token === stated,
  fqdn: (facts, stated) => facts.targetHost === stated,
  remote_server: (facts, stated) => facts.targetHost === stated,
  remote_mta: (facts, stated) => facts.targetHost === stated,
  ip: (facts, stated) => facts.targetAddress === stated.replace(/ \(redacted\)|\.$/g, ''),
  port: (facts, stated) => facts.targetPort === Number(stated),
  last_retry_time: (facts, stated) =>
    facts.lastRetry !== undefined &&
    (stated.startsWith(facts.lastRetry.raw) || sameMinute(facts.lastRetry.iso, stated)),
  eop_time: (facts, stated) => facts.lastRetry?.raw === stated,
  eop_server: (facts, stated) => facts.eopServer === stated,
  server: (facts, stated) => facts.server === stated || facts.eopServer === stated,
  dsn_server: (facts, stated) => facts.server === stated,
  session: (facts, stated) => facts.session === stated,
  smtp_security: (facts, stated) => facts.smtpSecurity === stated,
  expected_subject: (facts, stated) => facts.expectedSubject === stated,
  presented_subject: (facts, stated) => facts.presentedSubject === stated,
  thumbprint: (facts, stated) => facts.presentedThumbprint === stated,
  truncated: (facts, stated) => String(facts.truncated) === stated,
};

/** Facts that are missed, and why. */
const KNOWN_TO_MISS: Readonly<Record<string, string>> = {
  'cmdlet-error-001 thumbprint':
    'the error of a cmdlet tells of no delivery: nothing presented this certificate',
  'cmdlet-error-001 server': 'the error of a cmdlet tells of no delivery',
  'event-log-001 error': 'the event is the token; the word inside stays in the text',
  'event-log-010 fqdn': 'the name a certificate is missing for is no server that mail went to',
  'event-log-010 reason_word': 'the event is the token, and says that the certificate expired',
  'event-log-011 thumbprint': 'a placeholder, no thumbprint',
  'event-log-012 error': 'the event is the token; the word inside stays in the text',
  'ndr-localized-004 remote_server': 'a host alone on a line, told only by the layout of the whole report',
  'queue-viewer-export-001 last_retry_time': 'a column of the export, outside the last error',
};

/** Read by the formats of logs and tables, which have tests of their own. */
const TABLES =
  /^(?:smtp-(?:receive|send)-log|connectivity-log|message-trace-(?:csv|json)|message-tracking-csv|custom-data)/;

/** Root causes that have nothing to do with TLS, by what the posters found. */
const UNRELATED = /SPF|Spamhaus|blocked by the recipient|only accepts|requires authenticated sender/i;

if (missing) console.warn(`SKIPPED: no texts at ${CORPUS}; the reading of real texts is not tested here`);

describe.skipIf(missing)('texts of public posts (skipped where ../shared/corpus is not there)', () => {
  const texts = missing
    ? []
    : readFileSync(CORPUS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Text);
  const read = texts.filter(({ kind }) => !TABLES.test(kind)).map((text) => ({ ...text, ...compare(text) }));

  it('are understood, but for what is listed with a reason', () => {
    const lines = texts.map((text) =>
      report(
        text,
        read.find(({ id }) => id === text.id),
      ),
    );
    console.log(lines.join('\n'));
    const missed = read.flatMap(({ id, notUnderstood }) => notUnderstood.map((key) => `${id} ${key}`));
    expect(missed.sort()).toEqual(Object.keys(KNOWN_TO_MISS).sort());
    expect(texts.length).toBeGreaterThan(100);
  });

  it('are given no verdict on TLS where they tell of something else', () => {
    const unrelated = texts.filter((text) =>
      UNRELATED.test((text as { root_cause?: string }).root_cause ?? ''),
    );
    expect(unrelated.length).toBeGreaterThan(3);
    for (const { id, text } of unrelated) expect(parseReason(text).class, id).toBe('not-transport-security');
  });

  it('are found by some reader, as they stand', () => {
    const unseen = read
      .filter(({ facts }) => 'smtp_code' in facts || 'enhanced_code' in facts || 'final_code' in facts)
      .filter(({ text }) => parseTrace(text, { item: 'post' }).records.length === 0);
    expect(unseen.map(({ id }) => id)).toEqual([]);
  });
});

function compare({ text, facts }: Text): { understood: string[]; notUnderstood: string[] } {
  const read = parseReason(text);
  const stated = Object.entries(facts).filter(([key, value]) => key in CHECKS && value !== null);
  const fits = ([key, value]: readonly [string, unknown]) => CHECKS[key]?.(read, String(value)) === true;
  return {
    understood: stated.filter(fits).map(([key]) => key),
    notUnderstood: stated.filter((entry) => !fits(entry)).map(([key]) => key),
  };
}

function report(text: Text, compared: ReturnType<typeof compare> | undefined): string {
  if (!compared) {
    const [format] = detectTrace({ label: text.id, text: text.text });
    const { records, issues } = parseTrace(text.text, { item: text.id });
    return `${text.id}: ${format?.format ?? 'no format'}, ${records.length} records, issues: ${issues.map(({ code }) => code).join(' ') || 'none'}`;
  }
  const { class: faultClass, token } = parseReason(text.text);
  const not = compared.notUnderstood.map(
    (key) => `${key} (${KNOWN_TO_MISS[`${text.id} ${key}`] ?? 'MISSED'})`,
  );
  return `${text.id}: ${faultClass} ${token ?? '-'}; understood: ${compared.understood.join(' ') || '-'}; not: ${not.join(', ') || '-'}`;
}

function codesOf({ replies }: AttemptFacts): string[] {
  return replies.map(({ replyCode = '', enhancedCode = '' }) => `${replyCode} ${enhancedCode}`.trim());
}

function wordsOf(stated: string): string[] {
  return stated.match(/[A-Za-z]{4,}|\d{5}/g) ?? [];
}

/** A report prints its own time; the stamp in the reply, a moment apart, is the better one. */
function sameMinute(iso: string | undefined, stated: string): boolean {
  const milliseconds = Date.parse(`${stated} UTC`);
  return iso !== undefined && Math.abs(Date.parse(iso) - milliseconds) < 60_000;
}
