import { Buffer } from 'node:buffer';

/** Soft line breaks, blanks a mail program added before them included, and encoded bytes. */
const QUOTED = /=(?:[ \t]*(?:\r\n?|\n)|([0-9A-Fa-f]{2}))/g;

/** Undoes a Content-Transfer-Encoding; text in and out has one character for each byte. What is no code stays. */
export function decodeTransfer(raw: string, encoding: string): string {
  const name = encoding.trim().toLowerCase();
  if (name === 'quoted-printable') return decodeQuotedPrintable(raw);
  return name === 'base64' ? Buffer.from(raw, 'base64').toString('latin1') : raw;
}

export function decodeQuotedPrintable(raw: string): string {
  if (!raw.includes('=')) return raw;
  return raw.replace(QUOTED, (_, hex: string | undefined) =>
    hex === undefined ? '' : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Pasted source of a mail: its long lines end in `=` where they were cut. */
export function looksQuotedPrintable(raw: string): boolean {
  const lines = raw.slice(0, 65_536).split(/\r?\n/);
  return lines.filter((line) => line.length > 60 && line.length < 80 && line.endsWith('=')).length >= 2;
}
