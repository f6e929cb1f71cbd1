import type { Origin } from '@hybrid-mailflow/evidence';
import type { IssueReporter } from '../issue-reporter.js';
import { readCertificateRow, splitAlternateNames } from './logged-certificate.js';
import { appendLimited, type CertificateDraft, type SessionDraft } from './session-draft.js';
import type { SessionRow } from './session-row.js';

const NOTES_LIMIT = 20;

const SENT = /^sending certificate\b/i;
const RECEIVED = /^(?:remote|received) certificate\b/i;
const CERTIFICATE_FIELD =
  /^certificate (subject|issuer name|serial number|thumbprint|(?:subject )?alternate names?)$/i;
const NEGOTIATED =
  /^TLS protocol (\S+) negotiation succeeded(?: using bulk encryption algorithm (\S+) with strength (\d+) bits)?(?:,? MAC hash algorithm (\S+) with strength \d+ bits)?(?:,? and key exchange algorithm (\S+) with strength (\d+) bits)?/i;
const FAILED = /TLS negotiation failed with error (\S+)/i;
const CHAIN = /^(?:client )?certificate chain validation status: '?([^']*)'?/i;
const CAPABILITIES = /^TlsDomainCapabilities='([^']*)'(?:; Status='([^']*)')?(?:; Domain='([^']*)')?/i;
const TARPIT = /^Tarpit for '([^']*)'(?: due to '(.*)')?/i;

/** Reads an information row (`*`). What Exchange writes into `context` in one version stands in `data` in another. */
export function readInformation(draft: SessionDraft, row: SessionRow, issues: IssueReporter): void {
  const { data, context } = row;
  if (readCertificate(draft, row, issues)) return;
  if (readStatus(draft, context) || readStatus(draft, data)) return;
  if (/^set session permissions$/i.test(context)) draft.record.permissions = data;
  else if (/^authenticated$/i.test(context) && data !== '') readUser(draft, data);
  else {
    const note = data === '' ? context : context === '' ? data : `${context}: ${data}`;
    if (note !== '') appendLimited(draft, draft.record.notes, note, NOTES_LIMIT);
  }
}

function readStatus(draft: SessionDraft, text: string): boolean {
  const { record } = draft;
  if (text === '') return false;
  const negotiated = NEGOTIATED.exec(text);
  if (negotiated) {
    const [, protocol = '', cipher, cipherBits, mac, keyExchange, keyExchangeBits] = negotiated;
    record.tlsProtocol = protocol;
    if (cipher !== undefined) record.tlsCipher = cipher;
    if (cipherBits !== undefined) record.tlsCipherBits = Number(cipherBits);
    if (mac !== undefined) record.tlsMac = mac;
    if (keyExchange !== undefined) record.tlsKeyExchange = keyExchange;
    if (keyExchangeBits !== undefined) record.tlsKeyExchangeBits = Number(keyExchangeBits);
    return true;
  }
  const failed = FAILED.exec(text);
  if (failed) {
    record.tlsError = (failed[1] ?? '').replace(/[.,;]$/, '');
    return true;
  }
  const chain = CHAIN.exec(text);
  if (chain) {
    record.clientChainStatus = chain[1] ?? '';
    return true;
  }
  const capabilities = CAPABILITIES.exec(text);
  if (capabilities) {
    const [, names = '', status, domain] = capabilities;
    record.tlsDomainCapabilities = {
      capabilities: names,
      ...(status !== undefined && { status }),
      ...(domain !== undefined && { domain }),
    };
    return true;
  }
  return readTarpit(draft, text);
}

function readTarpit(draft: SessionDraft, text: string): boolean {
  const tarpit = TARPIT.exec(text);
  if (!tarpit) return false;
  const before = draft.record.tarpits ?? { count: 0, seconds: 0 };
  const reason = tarpit[2];
  draft.record.tarpits = {
    count: before.count + 1,
    seconds: before.seconds + secondsOf(tarpit[1] ?? ''),
    ...(before.reason !== undefined && { reason: before.reason }),
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

function readUser(draft: SessionDraft, user: string): void {
  const { record } = draft;
  record.authentication = { mechanism: '', ...record.authentication, user };
}

/** The heading row, the one row of 2016 and later, or one of the rows of 2013 that follow a heading (§B.6). */
function readCertificate(draft: SessionDraft, row: SessionRow, issues: IssueReporter): boolean {
  const { record } = draft;
  const { data, context, line } = row;
  const origin = { item: record.origin.item, line };
  const sent = SENT.test(context);
  if (sent || RECEIVED.test(context)) {
    const whole = readCertificateRow(data, origin);
    const certificate = newCertificate(data, origin);
    if (!whole && data.trim() !== '') {
      issues.report('CERTIFICATE_ROW_UNREADABLE', 'certificate row of an unknown form', line);
    }
    draft.certificate = whole ? undefined : certificate;
    if (sent) record.sentCertificate = whole ?? certificate;
    else record.receivedCertificate = whole ?? certificate;
    return true;
  }
  const field = CERTIFICATE_FIELD.exec(context)?.[1];
  if (field === undefined) return false;
  if (!draft.certificate) {
    // An excerpt without its heading: the certificate this side sends is the one both kinds of log always print.
    draft.certificate = newCertificate('', origin);
    record.sentCertificate ??= draft.certificate;
  }
  setField(draft.certificate, field.toLowerCase(), data);
  return true;
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
