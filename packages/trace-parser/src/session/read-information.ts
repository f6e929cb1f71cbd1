import type { Origin } from '@hybrid-mailflow/evidence';
import type { IssueReporter } from '../issue-reporter.js';
import { memoize } from '../table/memo.js';
import type { RowView } from '../table/row-view.js';
import { type CertificateRow, readCertificateRow, splitAlternateNames } from './logged-certificate.js';
import { appendLimited, type CertificateDraft, type SessionDraft } from './session-draft.js';
import { contextOf } from './information-context.js';
import { setStatus, statusOf } from './tls-status.js';
import type { SessionPositions } from './session-columns.js';

const NOTES_LIMIT = 20;

const TARPIT = /^Tarpit for '([^']*)'(?: due to '(.*)')?/i;

/** Reads an information row (`*`). What Exchange writes into `context` in one version stands in `data` in another. */
export function readInformation(
  draft: SessionDraft,
  row: RowView,
  at: SessionPositions,
  issues: IssueReporter,
): void {
  const { record } = draft;
  const { text: context, certificate, status: told } = contextOf(row, at.context);
  // Written for every mail, with an id of its own that tells nothing: not even decoded.
  if (/^receiving message$/i.test(context)) return;
  if (draft.brief && certificate === null && told) {
    setStatus(record, told);
    return;
  }
  const data = row.shared(at.data);
  if (certificate !== null) {
    readCertificate(draft, data, certificate, row.line, issues);
    return;
  }
  const status = told ?? statusOf(data);
  if (status) setStatus(record, status);
  else if (readTarpit(draft, context) || readTarpit(draft, data)) return;
  else if (/^set session permissions$/i.test(context)) record.permissions = data;
  else if (/^authenticated$/i.test(context) && data !== '') {
    record.authentication = { mechanism: '', ...record.authentication, user: data };
  } else {
    const note = data === '' ? context : context === '' ? data : `${context}: ${data}`;
    if (note !== '') appendLimited(draft, record.notes, note, NOTES_LIMIT);
  }
}

function readTarpit(draft: SessionDraft, text: string): boolean {
  const tarpit = text.startsWith('Tarpit') ? TARPIT.exec(text) : null;
  if (!tarpit) return false;
  const before = draft.record.tarpits ?? { count: 0, seconds: 0 };
  const reason = tarpit[2] ?? before.reason;
  draft.record.tarpits = {
    count: before.count + 1,
    seconds: before.seconds + secondsOf(tarpit[1] ?? ''),
    ...(reason !== undefined && { reason }),
  };
  return true;
}

/** Seconds of a .NET time span: `00:00:05`, `0.00:00:05.2500000`. */
function secondsOf(span: string): number {
  const match = /^(?:(\d{1,6})\.)?(\d{1,2}):(\d\d):(\d\d(?:\.\d+)?)$/.exec(span);
  if (!match) return 0;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}

/** The heading row, the one row of 2016 and later, or one of the rows of 2013 that follow a heading (§B.6). */
function readCertificate(
  draft: SessionDraft,
  data: string,
  kind: string,
  line: number,
  issues: IssueReporter,
): void {
  const { record } = draft;
  const origin = { item: record.origin.item, line };
  if (kind === 'sent' || kind === 'received') {
    const whole = certificateRow(data);
    if (!whole && data.trim() !== '') {
      issues.report('CERTIFICATE_ROW_UNREADABLE', 'certificate row of an unknown form', line);
    }
    const certificate = whole ? copyOf(whole, origin) : newCertificate(data, origin);
    draft.certificate = whole ? undefined : certificate;
    record[kind === 'sent' ? 'sentCertificate' : 'receivedCertificate'] = certificate;
    return;
  }
  if (!draft.certificate) {
    // An excerpt without its heading: the certificate this side sends is the one both kinds of log always print.
    draft.certificate = newCertificate('', origin);
    record.sentCertificate ??= draft.certificate;
  }
  setField(draft.certificate, kind, data);
}

const certificateRow = memoize((data) => readCertificateRow(data) ?? null);

// Assigned, not spread: this runs for every session of a log, and spreading costs several times as much.
function copyOf(whole: CertificateRow, origin: Origin): CertificateDraft {
  const certificate: CertificateDraft = { names: whole.names, origin };
  if (whole.subject !== undefined) certificate.subject = whole.subject;
  if (whole.issuer !== undefined) certificate.issuer = whole.issuer;
  if (whole.subjectAndIssuer !== undefined) certificate.subjectAndIssuer = whole.subjectAndIssuer;
  if (whole.serialNumber !== undefined) certificate.serialNumber = whole.serialNumber;
  if (whole.thumbprint !== undefined) certificate.thumbprint = whole.thumbprint;
  if (whole.notBefore !== undefined) certificate.notBefore = whole.notBefore;
  if (whole.notAfter !== undefined) certificate.notAfter = whole.notAfter;
  return certificate;
}

function newCertificate(data: string, origin: Origin): CertificateDraft {
  const text = data.trim();
  return { ...(text !== '' && { subjectAndIssuer: text }), names: [], origin };
}

function setField(certificate: CertificateDraft, field: string, data: string): void {
  if (field === 'subject') certificate.subject = data;
  else if (field === 'issuer name') certificate.issuer = data;
  else if (field === 'serial number') certificate.serialNumber = data;
  else if (field === 'thumbprint') certificate.thumbprint = data.toUpperCase();
  else certificate.names = splitAlternateNames(data);
}
