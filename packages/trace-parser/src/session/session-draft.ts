import type { LoggedCertificate, LoggedEhlo, SessionRecord } from '../session-record.js';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

export type CertificateDraft = Writable<Omit<LoggedCertificate, 'names'>> & { names: string[] };
export type EhloDraft = Writable<Omit<LoggedEhlo, 'keywords'>> & { keywords: string[] };

/** A session while its rows come in: the record, writable, and what the reading of the next row depends on. */
export interface SessionDraft {
  readonly record: Writable<Omit<SessionRecord, 'replies' | 'recipientAddresses' | 'messages' | 'notes'>> & {
    replies: { text: string; from: 'client' | 'server' }[];
    recipientAddresses: string[];
    messages: SessionRecord['messages'][number][];
    notes: string[];
  };
  lastSequence: number;
  /** Rows of the SMTP dialogue were seen, not only information. */
  spoke: boolean;
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
    lastSequence: -1,
    spoke: false,
    ehlo: undefined,
    certificate: undefined,
    awaiting: undefined,
  };
}

/** Appends where there is room; counts what is left out. */
export function appendLimited<T>(draft: SessionDraft, list: T[], value: T, limit: number): void {
  if (list.length < limit) list.push(value);
  else draft.record.omitted++;
}
