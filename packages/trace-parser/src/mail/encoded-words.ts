import { decodeCharset } from './charset.js';
import { decodeQuotedPrintable, decodeTransfer } from './transfer-encoding.js';

const WORD = /=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([BbQq])\?([^?\s]*)\?=/g;
const BETWEEN_WORDS = /(\?=)\s+(?==\?)/g;

/**
 * Decodes the encoded words of a header (RFC 2047), and raw bytes beyond ASCII as UTF-8 or windows-1252. Words of one
 * charset that follow each other are joined first: many a program cuts between the bytes of one character.
 */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return decodeCharset(value, '') ?? value;
  const text = value.replace(BETWEEN_WORDS, '$1');
  let result = '';
  let last = 0;
  let charset = '';
  let bytes = '';
  const flush = (): void => {
    result += decodeCharset(bytes, charset) ?? bytes;
    bytes = '';
  };
  for (const match of text.matchAll(WORD)) {
    const [whole, label = '', encoding = '', content = ''] = match;
    const between = text.slice(last, match.index);
    if (between !== '' || label.toLowerCase() !== charset) {
      flush();
      result += decodeCharset(between, '') ?? between;
      charset = label.toLowerCase();
    }
    bytes +=
      encoding.toLowerCase() === 'b'
        ? decodeTransfer(content, 'base64')
        : decodeQuotedPrintable(content.replaceAll('_', ' '));
    last = match.index + whole.length;
  }
  flush();
  const rest = text.slice(last);
  return result + (decodeCharset(rest, '') ?? rest);
}
