import { Buffer } from 'node:buffer';
import { startsLogRow } from '../scan/log-row.js';
import { quoteState } from '../scan/quotes.js';
import { splitFields } from '../scan/split-fields.js';
import { delimiterOf } from '../table/read-header.js';
import type { PartSupport } from './part.js';

const LF = 0x0a;
const CR = 0x0d;
const HASH = 0x23;

/**
 * Finds where a part may begin: behind the first line end in `bytes` after which a row begins. -1 where there is none;
 * then more bytes are wanted. In a CSV it is a guess, which the joining of the parts proves or refuses.
 */
export function findRowStart(support: PartSupport, header: string, bytes: Uint8Array): number {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let start = lineAfter(view, 0);
  while (start !== -1) {
    const next = lineAfter(view, start);
    if (next === -1) return -1;
    const begins = support.rows === 'log' ? startsLogRow : isWholeRow;
    // Not at a header line: the part would be begun with the column list before it.
    if (view[start] !== HASH && begins(view, start, next, header)) return start;
    start = next;
  }
  return -1;
}

/** Behind the next line end; -1 where it is not in the bytes, or may be half of a CRLF. */
function lineAfter(view: Buffer, from: number): number {
  for (let at = from; at < view.length - 1; at++) {
    if (view[at] === LF) return at + 1;
    if (view[at] === CR) return view[at + 1] === LF ? at + 2 : at + 1;
  }
  return -1;
}

function isWholeRow(view: Buffer, start: number, next: number, header: string): boolean {
  const text = view.toString('latin1', start, next).replace(/[\r\n]+$/, '');
  if (quoteState(view, start, start + text.length, false) !== 'closed') return false;
  const delimiter = delimiterOf(header);
  const expected = splitFields(header, delimiter, 0).fields.length;
  return splitFields(text, delimiter, expected).fields.length === expected;
}
