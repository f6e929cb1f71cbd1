import { Buffer } from 'node:buffer';
import { gunzipSync } from 'node:zlib';
import { decodeText, type Origin } from '@hybrid-mailflow/evidence';
import type { Detection, ReadOptions, RecordSink, Sample, TraceFormat, TraceReader } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import { mailLimits } from '../mail/mail-limits.js';
import { contentBytes, ownParts, parseMime } from '../mail/mime-part.js';
import { rawMail } from '../mail/raw-mail.js';
import { tlsReportAttempts } from '../tls-report/tls-report-attempts.js';
import { wholeItem } from '../whole-item.js';

const ID = 'tls-report';
const JSON_REPORT = /"failure-details"|"total-failure-session-count"|"policy-type"\s*:/;
const MAIL =
  /report-type="?tlsrpt|^content-type:\s*application\/tlsrpt\+|^TLS-Report-(?:Domain|Submitter):/im;
/** 1F 8B 08, the signature of gzip, once decoded as windows-1252. */
const GZIP = '\x1f\u2039\b';
const REPORT_PART = /^application\/(?:tlsrpt\+(?:gzip|json)|gzip|x-gzip|json|octet-stream)$/;

/** TLS report (RFC 8460), which senders give to a domain about sessions with its mail servers: JSON, gzip or the mail around it. */
export const tlsReport: TraceFormat = {
  id: ID,
  title: 'TLS report (TLS-RPT)',
  detect,
  open: openTlsReport,
};

function detect({ label, text }: Sample): Detection | undefined {
  if (text.startsWith(GZIP)) {
    const named = /\.json\.gz$|\btls/i.test(label);
    return { format: ID, score: named ? 0.9 : 0.5, reason: 'gzip file, as TLS reports are', binary: true };
  }
  if (MAIL.test(text)) return { format: ID, score: 1, reason: 'mail with a TLS report' };
  return /^\s*\{/.test(text) && JSON_REPORT.test(text)
    ? { format: ID, score: 1, reason: 'JSON of a TLS report' }
    : undefined;
}

function openTlsReport(sink: RecordSink, options: ReadOptions): TraceReader {
  const issues = new IssueReporter(sink, options.item);
  const limits = mailLimits(options.mailLimits);

  return wholeItem(limits.itemBytes, (bytes, cut) => {
    if (cut) issues.report('MAIL_LIMIT', `only the first ${limits.itemBytes} bytes were read (itemBytes)`, 1);
    for (const { json, line } of documents(bytes)) readReport(json, line);
    issues.end();
  });

  /** The report as JSON text, wherever it is packed. */
  function documents(bytes: Uint8Array): { json: string; line: number }[] {
    const plain = unpack(bytes, 1);
    if (plain === undefined) return [];
    const text = decodeText(plain).text;
    if (/^\s*[{[]/.test(text)) return [{ json: text, line: 1 }];
    const raw = rawMail(plain);
    const root = parseMime(raw, 0, raw.length, limits, (limit, at) => {
      issues.report('MAIL_LIMIT', `parts of a mail were left unread (${limit})`, lineOf(raw, at));
    });
    const parts = ownParts(root).filter(({ type }) => REPORT_PART.test(type));
    if (parts.length === 0) issues.report('MAIL_WITHOUT_FACTS', 'a mail without a TLS report attached', 1);
    return parts.flatMap((part) => {
      const line = lineOf(raw, part.start);
      const content = unpack(Buffer.from(contentBytes(part), 'latin1'), line);
      return content === undefined ? [] : [{ json: decodeText(content).text, line }];
    });
  }

  function unpack(bytes: Uint8Array, line: number): Uint8Array | undefined {
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
    try {
      return gunzipSync(bytes, { maxOutputLength: Math.max(1, limits.itemBytes) });
    } catch {
      issues.report('GZIP_DAMAGED', 'gzip data that is damaged or too large', line);
      return undefined;
    }
  }

  function readReport(json: string, line: number): void {
    const origin: Origin & { line: number } = { item: options.item, line };
    let report: unknown;
    try {
      report = JSON.parse(json);
    } catch {
      issues.report('JSON_DAMAGED', 'a TLS report that is not complete JSON', line);
      return;
    }
    for (const attempt of tlsReportAttempts(report, ID, origin)) sink.record({ kind: 'attempt', attempt });
  }
}

function lineOf(raw: string, at: number): number {
  let line = 1;
  for (let next = raw.indexOf('\n'); next !== -1 && next < at; next = raw.indexOf('\n', next + 1)) line++;
  return line;
}
