import type { SessionRecord } from '../session-record.js';
import { contextOf } from './information-context.js';
import type { RowView } from '../table/row-view.js';
import type { SessionPositions } from './session-columns.js';

const INFORMATION = 0x2a;
const SENT = 0x3e;
const RECEIVED = 0x3c;
/** Clears the bit that tells small letters from capitals. */
const UPPER = 0xdf;
/** First letters of EHLO, HELO, STARTTLS, X-…, AUTH, MAIL and BDAT; not of RCPT, QUIT, RSET, DATA, NOOP. */
const TELLING: readonly number[] = [...'EHSXAMB'].map((letter) => letter.charCodeAt(0));
const ONE = 0x31;
const TWO = 0x32;

/** True for a row that changes nothing a summary counts: half of a log is skipped after a look at two fields. */
export function isIdleRow(log: SessionRecord['log'], row: RowView, at: SessionPositions): boolean {
  const event = row.byte(at.event, 0);
  if (event === INFORMATION) return contextOf(row, at.context).idle;
  if (event !== SENT && event !== RECEIVED) return false;
  if ((event === SENT) === (log === 'smtp-receive')) return isTaken(row, at.data);
  return !TELLING.includes(row.byte(at.data, 0) & UPPER);
}

/** `250 2.1.0 Sender OK`, `250 2.1.5 Recipient OK`. */
function isTaken(row: RowView, at: number): boolean {
  return row.byte(at, 0) === TWO && row.byte(at, 4) === TWO && row.byte(at, 6) === ONE;
}
