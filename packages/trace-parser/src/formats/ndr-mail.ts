import type { Detection, Sample, TraceFormat } from '../format.js';
import { openMails } from '../mail/mail-reader.js';
import { REPORT_SUBJECT } from '../mail/report-subject.js';
import { readLabel } from '../mail/ndr-labels.js';

const ID = 'ndr-mail';
const REPORT = /^[ \t>]*content-type:\s*multipart\/report\b/im;
const OTHER_REPORT = /report-type="?(?:tlsrpt|feedback-report|disposition-notification)/i;
const STATUS = /^[ \t>]*(?:Reporting-MTA|Final-Recipient)[ \t]*:/im;
const FAILED = /^[ \t>]*(?:X-Failed-Recipients:|X-MS-Exchange-Message-Is-Ndr:)/im;
const SENDER = /^[ \t>]*From:.{0,200}(?:mailer-daemon|post_?master|microsoftexchange|mail delivery)/im;
const SUBJECT = /^[ \t>]*Subject:[ \t]*(.{1,200})/im;
const OPENING =
  /did not reach the following recipient|mail system at host|qmail-send program|addresses had permanent fatal errors|Delivery has failed to these recipients/;
const RETURNED = /\b(?:Remote )?Server (?:at [^\r\n]{1,300} )?returned ['"‘“]/;
const CODE = /\b[245]\d\d[- #][245]\.\d{1,3}\.\d{1,3}\b/;
/** What the signature of an OLE compound file looks like once decoded. */
const COMPOUND_FILE = '\u00d0\u00cf\x11\u00e0\u00a1\u00b1\x1a\u00e1';
const LABELS: ReadonlySet<string> = new Set(['diagnostics', 'generating']);

/** Delivery reports (NDR, DSN) as mails or as their pasted text, from Exchange and from other servers. */
export const ndrMail: TraceFormat = {
  id: ID,
  title: 'Delivery report (NDR)',
  detect,
  open: openMails,
};

function detect({ text }: Sample): Detection | undefined {
  const found = (score: number, reason: string): Detection => ({ format: ID, score, reason });
  if (text.startsWith(COMPOUND_FILE)) {
    return { ...found(1, 'Outlook .msg file'), binary: true };
  }
  if (OTHER_REPORT.test(text)) return undefined;
  if (REPORT.test(text)) return found(1, 'Content-Type: multipart/report');
  if (STATUS.test(text)) return found(0.95, 'fields of a delivery status');
  if (FAILED.test(text)) return found(0.95, 'header of a delivery report');
  if (CODE.test(text) && hasLabel(text)) return found(0.9, 'diagnostic information for administrators');
  if (OPENING.test(text)) return found(0.85, 'opening sentence of a delivery report');
  const isMail = /^[ \t>]*(?:Received|Date|Subject):/im.test(text);
  if (isMail && SENDER.test(text)) return found(0.85, 'mail from a mail system');
  if (isMail && REPORT_SUBJECT.test(SUBJECT.exec(text)?.[1] ?? '')) {
    return found(0.8, 'subject of a delivery report');
  }
  const whole = text.replace(/=\r?\n/g, '');
  return RETURNED.test(whole) && CODE.test(whole) ? found(0.8, 'lines "Server at … returned"') : undefined;
}

function hasLabel(text: string): boolean {
  return text.split(/\r\n?|\n/).some((line) => {
    const label = readLabel(
      line
        .replace(/^(?:\s?>)+ ?/, '')
        .replace(/^\s*\d{1,2}\.\s+/, '')
        .trim(),
    );
    return label !== undefined && LABELS.has(label.label);
  });
}
