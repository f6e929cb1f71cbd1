import { isDigit } from '../scan/log-row.js';
import type { RowView } from '../table/row-view.js';
import { isMaskedBanner, readEhloRow } from './ehlo-reply.js';
import type { LoggedMessage } from '../session-record.js';
import { appendLimited, type EhloDraft, type SessionDraft, type Writable } from './session-draft.js';

/** Recipients, messages and error replies kept of a session. */
const LIST_LIMIT = 50;

const BLANK = 0x20;
const DASH = 0x2d;
const LETTER_E = 0x45;
const LETTER_H = 0x48;
const LETTER_M = 0x4d;
const DOT = 0x2e;
const DIGIT_TWO = 0x32;
const DIGIT_SIX = 0x36;
/** Clears the bit that tells small letters from capitals. */
const UPPER = 0xdf;
/** First letters of EHLO, HELO, STARTTLS, X-…, AUTH, MAIL, RCPT and BDAT. */
const TELLING: readonly number[] = [...'EHSXAMRB'].map((letter) => letter.charCodeAt(0));

/** `250 2.6.0 <id> [InternalId=1, Hostname=EX1.contoso.local] 21400 bytes in 0.120, 174.154 KB/sec Queued mail …` */
const QUEUED =
  /^250 2\.6\.0 (<[^>\s]+>)(?: \[InternalId=(\d+)(?:, Hostname=([^\],\s]+))?[^\]]*\])?(?: (\d+) bytes in ([\d.]+))?/;

/** Reads a command of the client. */
export function readClientRow(draft: SessionDraft, row: RowView, at: number): void {
  // Of QUIT, RSET, DATA and NOOP nothing is to be learnt: they are not even decoded.
  const first = row.byte(at, 0) & UPPER;
  if (!TELLING.includes(first)) return;
  if (!draft.brief) readCommand(draft, row.token(at));
  // The few names of clients come again and again, and that a sender was named is all that counts.
  else if (first === LETTER_E || first === LETTER_H) readCommand(draft, row.shared(at));
  else if (first === LETTER_M && isMail(row, at)) draft.record.mailFrom = '';
  else readCommand(draft, row.token(at));
}

function isMail(row: RowView, at: number): boolean {
  return [...'MAIL '].every((letter, distance) => {
    const byte = row.byte(at, distance);
    return (letter === ' ' ? byte : byte & UPPER) === letter.charCodeAt(0);
  });
}

function readCommand(draft: SessionDraft, data: string): void {
  const { record } = draft;
  const blank = data.indexOf(' ');
  const verb = (blank === -1 ? data : data.slice(0, blank)).toUpperCase();
  switch (verb) {
    case 'EHLO':
    case 'HELO':
      record.clientName = data.slice(5).trim();
      draft.ehlo = { keywords: [], masked: false };
      return;
    case 'STARTTLS':
      record.startTlsUsed = true;
      draft.awaiting = 'starttls';
      return;
    case 'X-ANONYMOUSTLS':
      record.anonymousTlsUsed = true;
      draft.awaiting = 'anonymoustls';
      return;
    case 'AUTH':
    case 'X-EXPS': {
      const [mechanism = ''] = data.slice(verb.length).trim().split(' ', 1);
      record.authentication = { ...record.authentication, mechanism };
      draft.awaiting = 'auth';
      return;
    }
    case 'MAIL':
      readMailFrom(draft, data);
      return;
    case 'RCPT':
      record.recipients++;
      appendLimited(draft, record.recipientAddresses, addressOf(data), LIST_LIMIT);
      return;
    case 'BDAT':
      if (/\bLAST\b/i.test(data)) draft.awaiting = 'data';
      return;
    case 'XPROXYFROM':
    case 'XPROXY':
      readProxied(draft, data);
      return;
    default:
  }
}

/** Reads a reply of the server. */
export function readServerRow(draft: SessionDraft, row: RowView, at: number): void {
  const code = row.byte(at, 0) - 0x30;
  if (code < 2 || code > 5 || isIdle(draft, row, at, code)) return;
  if (!isReply(row, at)) return;
  const { record, ehlo } = draft;
  if (draft.brief && ehlo && row.startsWith(at, '250') && !hasEnhancedCode(row, at)) {
    // That the reply came is all that counts, not what it offers.
    if (row.byte(at, 3) !== DASH) noteEhlo(draft, ehlo);
    return;
  }
  if (draft.brief && draft.awaiting === 'data' && row.startsWith(at, '250 2.6.')) {
    record.accepted++;
    draft.awaiting = undefined;
    return;
  }
  const data = row.token(at);
  if (ehlo && data.startsWith('250') && !hasEnhancedCode(row, at)) {
    if (readEhloRow(ehlo, data)) noteEhlo(draft, ehlo);
    return;
  }
  if (record.banner === undefined && record.clientName === undefined && data.startsWith('220')) {
    record.banner = data;
    record.bannerMasked = isMaskedBanner(data);
    return;
  }
  if (code >= 4) appendLimited(draft, record.replies, { text: data, from: 'server' }, LIST_LIMIT);
  settleReply(draft, data, code);
}

/** Three digits, then a blank, a dash or nothing. */
function isReply(row: RowView, at: number): boolean {
  const end = row.byte(at, 3);
  return (
    isDigit(row.byte(at, 1)) && isDigit(row.byte(at, 2)) && (end === BLANK || end === DASH || end === -1)
  );
}

/** `250 2.1.0 …`: no reply to EHLO, even where that one was not logged. */
function hasEnhancedCode(row: RowView, at: number): boolean {
  return row.byte(at, 4) === DIGIT_TWO && row.byte(at, 5) === DOT && row.byte(at, 7) === DOT;
}

/** A positive reply that nothing waits for, such as `250 2.1.0 Sender OK`: not worth decoding. */
function isIdle(draft: SessionDraft, row: RowView, at: number, code: number): boolean {
  if (code !== 2 || draft.awaiting !== undefined || draft.ehlo || draft.record.clientName === undefined)
    return false;
  return !(row.byte(at, 4) === DIGIT_TWO && row.byte(at, 6) === DIGIT_SIX);
}

function settleReply(draft: SessionDraft, data: string, code: number): void {
  const { record, awaiting } = draft;
  if (data.startsWith('354')) {
    draft.awaiting = 'data';
    return;
  }
  if (awaiting === 'data') {
    // Replies to MAIL and RCPT may still be on their way when commands were sent in one go.
    if (/^250[ -]2\.1\./.test(data)) return;
    // Only 250 accepts a message (RFC 5321, 4.3.2): 221 ends the session without.
    if (data.startsWith('250')) takeMessage(draft, data);
  } else if (awaiting === 'starttls' && code >= 4) record.startTlsUsed = false;
  else if (awaiting === 'anonymoustls' && code >= 4) record.anonymousTlsUsed = false;
  else if (awaiting === 'auth' && record.authentication) {
    if (code === 3) return;
    record.authentication = { ...record.authentication, result: data };
  } else if (data.startsWith('250 2.6.0 <')) takeMessage(draft, data);
  draft.awaiting = undefined;
}

function takeMessage(draft: SessionDraft, data: string): void {
  const { record } = draft;
  record.accepted++;
  if (draft.brief) return;
  if (record.messages.length >= LIST_LIMIT) {
    record.omitted++;
    return;
  }
  const [, messageId, internalId, host, bytes, seconds] = QUEUED.exec(data) ?? [];
  // Assigned, not spread: this runs for every message of a log, and spreading costs five times as much.
  const message: Writable<LoggedMessage> = {};
  if (messageId !== undefined) message.messageId = messageId;
  if (internalId !== undefined) message.internalId = internalId;
  if (host !== undefined) message.host = host;
  if (bytes !== undefined) {
    message.bytes = Number(bytes);
    message.seconds = Number(seconds);
  }
  record.messages.push(message);
}

function noteEhlo(draft: SessionDraft, ehlo: EhloDraft): void {
  const { record } = draft;
  draft.ehlo = undefined;
  if (record.startTlsUsed || record.anonymousTlsUsed) {
    record.ehloAfterTls = ehlo;
    return;
  }
  record.ehloBeforeTls = ehlo;
  record.startTlsOffered = ehlo.keywords.includes('STARTTLS');
  record.anonymousTlsOffered = ehlo.keywords.includes('X-ANONYMOUSTLS');
}

function readMailFrom(draft: SessionDraft, data: string): void {
  const { record } = draft;
  record.mailFrom = addressOf(data);
  const organization = draft.brief ? undefined : /\sXOORG=(\S+)/i.exec(data)?.[1];
  if (organization !== undefined) record.originatorOrganization = organization;
}

function readProxied(draft: SessionDraft, data: string): void {
  const value = (key: string) => new RegExp(`\\s${key}=(\\S+)`, 'i').exec(data)?.[1];
  const session = value('SID');
  const address = value('IP');
  const port = value('PORT');
  const name = value('DOMAIN');
  draft.record.proxiedClient = {
    ...(session !== undefined && { session }),
    ...(address !== undefined && { address }),
    ...(port !== undefined && /^\d{1,5}$/.test(port) && { port: Number(port) }),
    ...(name !== undefined && { name }),
  };
}

function addressOf(data: string): string {
  const open = data.indexOf('<');
  if (open === -1)
    return (
      data
        .slice(data.indexOf(':') + 1)
        .trim()
        .split(' ')[0] ?? ''
    );
  const close = data.indexOf('>', open);
  return data.slice(open + 1, close === -1 ? data.length : close);
}
