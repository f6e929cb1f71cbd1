import type { Buffer } from 'node:buffer';
import { decodeText } from '@hybrid-mailflow/evidence';

/** `toString('latin1', …)` without its checks, which cost as much as the work: Node has it, its types do not. */
interface Latin1Buffer extends Buffer {
  latin1Slice(start: number, end: number): string;
}

/**
 * The text of one row: UTF-8, or windows-1252 where the bytes are not UTF-8.
 * A string of its own, so that keeping a field keeps a row alive and not the buffer it came from.
 */
export function rowText(bytes: Buffer, start: number, end: number, ascii: boolean): string {
  if (ascii || isAsciiRange(bytes, start, end)) return latin1Text(bytes, start, end);
  const text = bytes.toString('utf8', start, end);
  return text.includes('\ufffd') ? decodeText(bytes.subarray(start, end)).text : text;
}

/** Every byte a character: right where all are ASCII. */
export function latin1Text(bytes: Buffer, start: number, end: number): string {
  return (bytes as Latin1Buffer).latin1Slice(start, end);
}

export function isAsciiRange(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}
