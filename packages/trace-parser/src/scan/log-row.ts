import type { Buffer } from 'node:buffer';

const HASH = 0x23;
const DASH = 0x2d;

/** Every row of an Exchange log starts with a date (`2023-01-11T…`) or is a header line (`#Fields: …`). */
export function startsLogRow(bytes: Buffer, start: number, end: number): boolean {
  if (bytes[start] === HASH) return true;
  return (
    end - start > 10 &&
    isDigit(bytes[start]) &&
    isDigit(bytes[start + 3]) &&
    bytes[start + 4] === DASH &&
    isDigit(bytes[start + 5]) &&
    bytes[start + 7] === DASH
  );
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
