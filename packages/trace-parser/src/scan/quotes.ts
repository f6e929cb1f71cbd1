import type { Buffer } from 'node:buffer';

const QUOTE = 0x22;
const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const TAB = 0x09;

/**
 * How the quotes of a stretch of a row stand: `closed` (every quoted field ends in it), `open` (the last one goes on
 * beyond it), `stray` (a quote inside a quoted field that is neither doubled nor the last of its field: damage).
 */
export type QuoteState = 'closed' | 'open' | 'stray';

/**
 * Reads the quotes from `start` to `end`; `inside` when a quoted field is open at `start`.
 * A quote opens a field only as its first character: `5" disk` holds a plain quote.
 */
export function quoteState(bytes: Buffer, start: number, end: number, inside: boolean): QuoteState {
  let at = start;
  let open = inside;
  for (;;) {
    const quote = bytes.indexOf(QUOTE, at);
    if (quote === -1 || quote >= end) return open ? 'open' : 'closed';
    at = quote + 1;
    if (!open) {
      open = quote === start || isDelimiter(bytes[quote - 1]);
    } else if (at < end && bytes[at] === QUOTE) {
      at++;
    } else if (at === end || isDelimiter(bytes[at])) {
      open = false;
    } else {
      return 'stray';
    }
  }
}

// Which of the three a file uses is not known before its header is read; a row uses only one, so all of them may count.
function isDelimiter(byte: number | undefined): boolean {
  return byte === COMMA || byte === SEMICOLON || byte === TAB;
}
