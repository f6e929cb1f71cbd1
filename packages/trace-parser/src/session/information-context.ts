import { RememberedTexts } from '../table/remembered-texts.js';
import type { RowView } from '../table/row-view.js';
import { statusOf, type TlsStatus } from './tls-status.js';

const SENT = /^sending certificate\b/i;
const RECEIVED = /^(?:remote|received) certificate\b/i;
const CERTIFICATE_FIELD =
  /^certificate (subject|issuer name|serial number|thumbprint|(?:subject )?alternate names?)$/i;
const IDLE = /^(?:receiving message|set session permissions)$|^tarpit for |^TlsDomainCapabilities=/i;

/** What the context of an information row says that the row is. */
export interface InformationContext {
  readonly text: string;
  /** The row tells nothing that a summary counts. */
  readonly idle: boolean;
  /** `sent` or `received` where the row heads a certificate, or the field of it that the row holds (§B.6). */
  readonly certificate: string | null;
  readonly status: TlsStatus | null;
}

const contexts = new RememberedTexts<InformationContext>();

export function contextOf(row: RowView, at: number): InformationContext {
  return row.made(at, contexts, readContext);
}

function readContext(text: string): InformationContext {
  return { text, idle: IDLE.test(text), certificate: certificateRowKind(text), status: statusOf(text) };
}

function certificateRowKind(context: string): string | null {
  if (SENT.test(context)) return 'sent';
  if (RECEIVED.test(context)) return 'received';
  return CERTIFICATE_FIELD.exec(context)?.[1]?.toLowerCase() ?? null;
}
