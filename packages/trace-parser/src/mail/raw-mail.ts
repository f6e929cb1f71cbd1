import { Buffer } from 'node:buffer';
import { Utf8Door } from '../scan/utf8-door.js';

/**
 * The bytes of a mail as a string of one character each: offsets are bytes, and parts can be decoded one by one, each in
 * its own charset. UTF-16 becomes UTF-8, lone CRs become LFs, and a mail quoted as a whole (`> `) loses its marks.
 */
export function rawMail(bytes: Uint8Array): string {
  const pieces: Uint8Array[] = [];
  const door = new Utf8Door((piece) => pieces.push(piece));
  door.push(bytes);
  door.end();
  const raw = Buffer.concat(pieces).toString('latin1');
  const lines = raw.includes('\n') ? raw : raw.replaceAll('\r', '\n');
  return isQuoted(lines) ? lines.replace(/^(?: ?>)+ ?/gm, '') : lines;
}

/** Whether nearly every line of the beginning carries a mark of quoting. */
function isQuoted(raw: string): boolean {
  const lines = raw
    .slice(0, 8192)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.length >= 3 && lines.filter((line) => line.startsWith('>')).length > lines.length * 0.8;
}
