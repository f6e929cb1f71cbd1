import type { Buffer } from 'node:buffer';
import { isDigit } from '../scan/log-row.js';

export const LETTER_T = 0x54;
const LETTER_F = 0x46;
const LETTER_H = 0x48;
const LETTER_Z = 0x5a;
const COLON = 0x3a;
const DOT = 0x2e;
const BLANK = 0x20;
/** What a session id begins with, and its length. */
const SESSION = [0x30, 0x38, 0x44] as const;
const SESSION_LENGTH = 16;

/** True where one of the four bytes is a `T`. */
export function holdsLetterT(four: number): boolean {
  const zeroWhereT = four ^ 0x54545454;
  return ((zeroWhereT - 0x01010101) & ~zeroWhereT & 0x80808080) !== 0;
}

/**
 * Where the bytes behind a `T` are a piece that folding takes out of a text: a clock (`08:00:03.918`), with the session
 * id that follows it in the stamp of a server (`…Z 08DE7712AA0000F1`), or the number of a front end (`…FT041`): the end
 * of it; else -1.
 */
export function behindVolatile(bytes: Buffer, at: number, end: number): number {
  const before = bytes[at - 2];
  if (before === LETTER_F || before === LETTER_H) {
    const isNumber = isDigit(bytes[at]) && isDigit(bytes[at + 1]) && isDigit(bytes[at + 2]);
    if (isNumber && at + 3 < end && !isDigit(bytes[at + 3])) return at + 3;
  }
  return behindClock(bytes, at, end);
}

function behindClock(bytes: Buffer, at: number, end: number): number {
  if (at + 8 > end || bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return -1;
  for (let part = at; part < at + 8; part += 3) {
    if (!isDigit(bytes[part]) || !isDigit(bytes[part + 1])) return -1;
  }
  let behind = at + 8;
  if (bytes[behind] === DOT) {
    let digit = behind + 1;
    while (digit < end && isDigit(bytes[digit])) digit++;
    if (digit > behind + 1) behind = digit;
  }
  return behindSession(bytes, behind, end);
}

function behindSession(bytes: Buffer, at: number, end: number): number {
  const id = at + 2;
  if (id + SESSION_LENGTH > end || bytes[at] !== LETTER_Z || bytes[at + 1] !== BLANK) return at;
  if (SESSION.some((byte, place) => bytes[id + place] !== byte)) return at;
  for (let place = id + SESSION.length; place < id + SESSION_LENGTH; place++) {
    if (!isHexDigit(bytes[place])) return at;
  }
  return id + SESSION_LENGTH;
}

function isHexDigit(byte: number | undefined): boolean {
  return byte !== undefined && (isDigit(byte) || (byte >= 0x41 && byte <= 0x46));
}
