import { Buffer } from 'node:buffer';
import { decodeText } from '@hybrid-mailflow/evidence';
import iconv from 'iconv-lite';

const EIGHT_BIT = /[\x80-\xff]/;
const BEYOND_BYTES = /[^\0-\xff]/;
/** Labels that say little: software writes them over UTF-8 and windows-1252 alike. */
const VAGUE: ReadonlySet<string> = new Set(['', 'us-ascii', 'ascii', 'utf-8', 'utf8', 'unknown-8bit']);
/** Node 20's TextDecoder takes 0x80 to 0x9F of this family for control characters. */
const WESTERN = /^(?:windows-1252|cp-?1252|iso-?8859-1|latin-?1)$/;
const ALIASES: Readonly<Record<string, string>> = {
  'iso-8859-8-i': 'iso-8859-8',
  'ks_c_5601-1987': 'euc-kr',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'x-sjis': 'shift_jis',
};

type Decode = (bytes: Uint8Array) => string;
const decoders = new Map<string, Decode | null>();

/** Decodes bytes, held as a string of one character each, by the label of a mail; undefined where the label is unknown. */
export function decodeCharset(raw: string, label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const shifting = name.startsWith('iso-2022') || name.startsWith('utf-') || name === 'hz-gb-2312';
  // Text that is decoded already.
  if (BEYOND_BYTES.test(raw)) return raw;
  if (!EIGHT_BIT.test(raw) && (!shifting || name === 'utf-8')) return raw;
  const bytes = Buffer.from(raw, 'latin1');
  if (VAGUE.has(name)) return decodeText(bytes).text;
  return decoderFor(name)?.(bytes);
}

function decoderFor(name: string): Decode | null {
  const known = decoders.get(name);
  if (known !== undefined) return known;
  const decoder = newDecoder(ALIASES[name] ?? name);
  // A mail can name any number of charsets.
  if (decoders.size > 100) decoders.clear();
  decoders.set(name, decoder);
  return decoder;
}

function newDecoder(name: string): Decode | null {
  if (WESTERN.test(name)) return (bytes) => iconv.decode(Buffer.from(bytes), 'windows-1252');
  try {
    const decoder = new TextDecoder(name);
    return (bytes) => decoder.decode(bytes);
  } catch {
    return iconv.encodingExists(name) ? (bytes) => iconv.decode(Buffer.from(bytes), name) : null;
  }
}
