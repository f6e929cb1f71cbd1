import { LineIndex } from '@hybrid-mailflow/evidence';
import type { ReadOptions, RecordSink, TraceReader } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import { wholeItem } from '../whole-item.js';
import { looksLikeHeaders, readHeaderBlock } from './header-fields.js';
import { lineOf, type MailContext } from './mail-context.js';
import { mailLimits } from './mail-limits.js';
import { messageHeaders } from './message-headers.js';
import { ownParts, parseMime, type MimePart } from './mime-part.js';
import { rawMail } from './raw-mail.js';
import { readReport } from './read-report.js';
import { readWritten } from './read-written.js';
import { splitMbox } from './split-mbox.js';
import { looksQuotedPrintable } from './transfer-encoding.js';

/** Reports that tell of no delivery: of TLS (RFC 8460), of complaints (RFC 5965), of reading (RFC 8098). */
const OTHER_REPORTS: ReadonlySet<string> = new Set(['tlsrpt', 'feedback-report', 'disposition-notification']);
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Reads mails, their pasted text, or a mailbox file: of each the delivery reports in it, or where there is none, what its
 * headers tell.
 */
export function openMails(sink: RecordSink, options: ReadOptions): TraceReader {
  const limits = mailLimits(options.mailLimits);
  const issues = new IssueReporter(sink, options.item);
  return wholeItem(limits.itemBytes, (bytes, cut) => {
    if (COMPOUND_FILE.every((byte, at) => bytes[at] === byte)) {
      issues.report('OUTLOOK_MSG', 'an Outlook .msg file; save the mail as .eml and give that', 1);
    } else readItem(bytes, cut);
    issues.end();
  });

  function readItem(bytes: Uint8Array, cut: boolean): void {
    const raw = rawMail(bytes);
    const lines = new LineIndex(raw);
    const lineAt = (at: number): number => lines.position(at).line;
    if (cut) {
      const text = `only the first ${limits.itemBytes} bytes were read (itemBytes)`;
      issues.report('MAIL_LIMIT', text, lineAt(raw.length));
    }
    const mails = splitMbox(raw);
    for (const [start, end] of mails.slice(0, limits.mails)) {
      const mailStart = skipBlank(raw, start, end);
      readMail(mailStart, end, { sink, issues, limits, item: options.item, raw, mailStart, lineAt });
    }
    const next = mails[limits.mails];
    if (next) {
      issues.report('MAIL_LIMIT', `${mails.length - limits.mails} more mails (mails)`, lineAt(next[0]));
    }
  }
}

function readMail(start: number, end: number, context: MailContext): void {
  const { raw, issues, limits, lineAt } = context;
  const whole = parseMime(raw, start, end, limits, (limit, at) => {
    issues.report('MAIL_LIMIT', `parts of a mail were left unread (${limit})`, lineAt(at));
  });
  const root = asMail(raw, end, whole);
  for (const part of ownParts(root)) {
    if (part.type !== 'application/ms-tnef' && !/^winmail\.dat$/i.test(part.parameters.get('name') ?? ''))
      continue;
    const text = 'the text of this mail is in a winmail.dat (TNEF) attachment, which is not read';
    issues.report('TNEF_UNREADABLE', text, lineOf(part, context));
  }
  const told = readReports(root, context);
  const found = [told, !told && readHeaders(root, context), readWritten(root, told, context)];
  if (!found.includes(true)) {
    const text = 'neither a delivery report, nor Received headers, nor the text of a failure';
    issues.report('MAIL_WITHOUT_FACTS', text, lineOf(root, context));
  }
}

/** Reports by their type, wherever they stand; without one the mail itself, and then the mails it carries. */
function readReports(mail: MimePart, context: MailContext): boolean {
  const reports = reportsIn(mail);
  if (reports.length > 0) return reports.map((report) => readReport(report, context)).includes(true);
  if (OTHER_REPORTS.has(mail.parameters.get('report-type')?.toLowerCase() ?? '')) return false;
  if (readReport(mail, context)) return true;
  const carried = ownParts(mail).flatMap((part) => (part.type.startsWith('message/') ? part.parts : []));
  return carried.map((one) => readReports(one, context)).includes(true);
}

function readHeaders(root: MimePart, context: MailContext): boolean {
  const { sink, item } = context;
  const line = lineOf(root, context);
  const headers = messageHeaders(root.fields, 'received-headers', { item, line }, context);
  const tells = headers.hops.length > 0 || Object.keys(headers.exchange).length > 0;
  if (tells) sink.record({ kind: 'headers', headers });
  return tells;
}

/** Text pasted without headers is all body; headers pasted below a greeting still are headers. */
function asMail(raw: string, end: number, root: MimePart): MimePart {
  if (root.type !== 'text/plain' || looksLikeHeaders(root.fields)) return root;
  const second = skipBlank(raw, root.bodyStart, end);
  const below = readHeaderBlock(raw, second, end);
  const fields = looksLikeHeaders(below.fields) ? below.fields : [];
  const encoding = looksQuotedPrintable(raw.slice(root.start, end)) ? 'quoted-printable' : '';
  return { ...root, fields, bodyStart: root.start, encoding };
}

function skipBlank(raw: string, start: number, end: number): number {
  let at = start;
  while (at < end && raw.charCodeAt(at) <= 32) at++;
  return at;
}

function reportsIn(part: MimePart): MimePart[] {
  if (part.type === 'multipart/report') {
    return OTHER_REPORTS.has(part.parameters.get('report-type')?.toLowerCase() ?? '') ? [] : [part];
  }
  return part.parts.flatMap(reportsIn);
}
