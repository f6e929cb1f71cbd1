import { BLOCK } from './layout';

const LETTER_T: i32 = 0x54;
const LETTER_F: i32 = 0x46;
const LETTER_H: i32 = 0x48;
const LETTER_Z: i32 = 0x5a;
const COLON: i32 = 0x3a;
const DOT: i32 = 0x2e;
const BLANK: i32 = 0x20;
const SESSION_LENGTH: i32 = 16;

/**
 * Copies a text, zeros in place of what is volatile: behind a `T`, a clock (`08:00:03.918`), with the session id that
 * follows it in the stamp of a server (`…Z 08DE7712AA0000F1`), or the number of a front end (`…FT041`).
 */
export function fold(start: usize, length: i32, copy: usize): void {
  memory.copy(copy, start, length);
  const end = copy + length;
  const letters = i8x16.splat(<i8>LETTER_T);
  /** What lies before is folded. */
  let next = copy;
  for (let block = copy; block < end; block += BLOCK) {
    for (let marks = i8x16.bitmask(i8x16.eq(v128.load(block), letters)); marks != 0; marks &= marks - 1) {
      const letter = block + ctz(marks);
      if (letter < next || letter >= end) continue;
      next = behindVolatile(letter + 1, copy, end);
      for (let at = letter + 1; at < next; at++) if (isVolatile(load<u8>(at))) store<u8>(at, 0);
    }
  }
}

// What parts the digits stays, lest a clock with many of them be taken for one with a session id.
function isVolatile(byte: i32): bool {
  return byte != COLON && byte != DOT && byte != BLANK && byte != LETTER_Z;
}

/** The end of the volatile piece that begins at `at`, which is `at` where none does. */
function behindVolatile(at: usize, start: usize, end: usize): usize {
  const before = at - 2 >= start ? byteAt(at - 2, end) : 0;
  if (before == LETTER_F || before == LETTER_H) {
    const isNumber = isDigit(at, end) && isDigit(at + 1, end) && isDigit(at + 2, end);
    if (isNumber && !isDigit(at + 3, end)) return at + 3;
  }
  return behindClock(at, end);
}

function behindClock(at: usize, end: usize): usize {
  if (byteAt(at + 2, end) != COLON || byteAt(at + 5, end) != COLON) return at;
  for (let part = at; part < at + 8; part += 3) {
    if (!isDigit(part, end) || !isDigit(part + 1, end)) return at;
  }
  let behind = at + 8;
  if (byteAt(behind, end) == DOT) {
    let digit = behind + 1;
    while (isDigit(digit, end)) digit++;
    if (digit > behind + 1) behind = digit;
  }
  return behindSession(behind, end);
}

function behindSession(at: usize, end: usize): usize {
  const id = at + 2;
  if (byteAt(at, end) != LETTER_Z || byteAt(at + 1, end) != BLANK) return at;
  if (byteAt(id, end) != 0x30 || byteAt(id + 1, end) != 0x38 || byteAt(id + 2, end) != 0x44) return at;
  for (let place = id + 3; place < id + SESSION_LENGTH; place++) {
    const byte = byteAt(place, end);
    if (!isDigit(place, end) && (byte < 0x41 || byte > LETTER_F)) return at;
  }
  return id + SESSION_LENGTH;
}

function isDigit(at: usize, end: usize): bool {
  const byte = byteAt(at, end);
  return byte >= 0x30 && byte <= 0x39;
}

/** The byte there; zero behind the end. */
function byteAt(at: usize, end: usize): i32 {
  return at < end ? <i32>load<u8>(at) : 0;
}
