export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncodingName;
  /** False when the bytes are no text in any encoding we know (an image, an archive, a PFX). */
  readonly isText: boolean;
}

// Node 20 decodes these as control characters although the label says windows-1252.
const WINDOWS_1252_HIGH =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/**
 * Decodes bytes as Windows tools write them: UTF-8 or UTF-16 with or without byte order mark, else windows-1252.
 * Never throws; a byte order mark is not part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = guessEncoding(bytes);
  const text = decodeAs(bytes, encoding);
  return { text, encoding, isText: looksLikeText(text) };
}

function guessEncoding(bytes: Uint8Array): TextEncodingName {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = countZeros(bytes.subarray(0, 4096));
  const seen = Math.min(bytes.length, 4096);
  if (seen >= 4 && zeros.odd > seen * 0.3 && zeros.even < seen * 0.05) return 'utf-16le';
  if (seen >= 4 && zeros.even > seen * 0.3 && zeros.odd < seen * 0.05) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 'even' : 'odd']++;
  });
  return zeros;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodeAs(bytes: Uint8Array, encoding: TextEncodingName): string {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes);
  return new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\x80-\x9f]/g, (unit) => WINDOWS_1252_HIGH[unit.charCodeAt(0) - 0x80] ?? unit);
}

/** Text may hold tabs, line ends, form feeds and escapes; more than a few other control characters mean a binary file. */
function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 65_536);
  const strange = sample.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
  return strange <= sample.length * 0.01;
}
