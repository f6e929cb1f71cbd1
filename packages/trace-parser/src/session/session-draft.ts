import { moveOrigin } from '../move-origin.js';
import { isLogTime } from '../printed-time.js';
import type { LoggedCertificate, LoggedMessage, LoggedReply, SessionRecord } from '../session-record.js';

export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
type Lists = 'replies' | 'recipientAddresses' | 'messages' | 'notes';

export type CertificateDraft = Writable<LoggedCertificate>;

/** An EHLO reply whose rows come one by one, as Exchange 2013 writes them. */
export interface EhloDraft {
  host?: string;
  keywords: readonly string[];
  masked: boolean;
}

/** A session while its rows come in: the record, writable, and what the reading of the next row depends on. */
export interface SessionDraft {
  readonly record: Writable<Omit<SessionRecord, Lists>> & {
    readonly replies: LoggedReply[];
    readonly recipientAddresses: string[];
    readonly messages: LoggedMessage[];
    readonly notes: string[];
  };
  /** Only what a summary counts is read. */
  readonly brief: boolean;
  lastTime: string;
  lastLine: number;
  /** The EHLO reply being read. */
  ehlo: EhloDraft | undefined;
  /** The certificate that six rows of 2013 describe. */
  certificate: CertificateDraft | undefined;
  /** Command whose reply is awaited, where the reply settles something. */
  awaiting: 'starttls' | 'anonymoustls' | 'data' | 'auth' | undefined;
}

export function newDraft(
  log: SessionRecord['log'],
  sessionId: string,
  item: string,
  line: number,
  brief: boolean,
): SessionDraft {
  return {
    record: {
      log,
      sessionId,
      connector: '',
      bannerMasked: false,
      startTlsUsed: false,
      anonymousTlsUsed: false,
      replies: [],
      recipients: 0,
      recipientAddresses: [],
      accepted: 0,
      messages: [],
      notes: [],
      omitted: 0,
      opened: false,
      closed: false,
      rows: 0,
      origin: { item, line },
    },
    brief,
    lastTime: '',
    lastLine: line,
    ehlo: undefined,
    certificate: undefined,
    awaiting: undefined,
  };
}

/** The record, complete: nothing is added to it any more. */
export function finishDraft(draft: SessionDraft): SessionRecord {
  const { record } = draft;
  if (isLogTime(draft.lastTime)) record.end = draft.lastTime;
  const { item, line = 0 } = record.origin;
  if (draft.lastLine !== line) record.origin = { item, line, endLine: draft.lastLine };
  return record;
}

/** The draft as the whole log has it, of one whose lines were counted from the beginning of a part. */
export function moveDraft(draft: SessionDraft, lines: number): SessionDraft {
  const { record } = draft;
  record.origin = moveOrigin(record.origin, lines);
  draft.lastLine += lines;
  // The certificate being read is one of the two.
  for (const certificate of new Set([
    record.sentCertificate,
    record.receivedCertificate,
    draft.certificate,
  ])) {
    if (certificate) (certificate as CertificateDraft).origin = moveOrigin(certificate.origin, lines);
  }
  return draft;
}

/** Appends where there is room; counts what is left out. */
export function appendLimited<T>(draft: SessionDraft, list: T[], value: T, limit: number): void {
  if (list.length < limit) list.push(value);
  else draft.record.omitted++;
}
