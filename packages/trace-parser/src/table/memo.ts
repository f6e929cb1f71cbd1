import { Buffer } from 'node:buffer';

/** Texts remembered before all are forgotten again. */
const MEMO_ENTRIES = 512;
/** Longer texts seldom come twice, and would cost memory. */
const MEMO_LENGTH = 4096;

/**
 * Remembers what a pure function made of a text: logs say the same few things over and over. What it gives out is
 * shared and must not be changed.
 */
export function memoize<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (text.length > MEMO_LENGTH) return read(text);
    let result = known.get(text);
    if (result === undefined) {
      if (known.size >= MEMO_ENTRIES) known.clear();
      result = read(text);
      // A copy of the text, lest the memo keep the rows alive that it was cut from.
      known.set(Buffer.from(text, 'utf16le').toString('utf16le'), result);
    }
    return result;
  };
}
