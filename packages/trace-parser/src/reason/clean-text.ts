import { undoQuotedPrintable } from './quoted-printable.js';

/** Anything that copying, mailing or posting may have done to a text; most texts show none of it. */
const TOUCHED = /[^\x20-\x7e]|&[#a-z]|<\/?[a-z]|\\[^A-Za-z0-9\s]|\\u00[0-9a-f]{2}|""| {2}|(?:^|\s)>/i;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rarr: '->',
  ldquo: '"',
  rdquo: '"',
  lsquo: "'",
  rsquo: "'",
  laquo: '"',
  raquo: '"',
  ndash: '-',
  mdash: '-',
  hellip: '…',
};

/** Tags that pages and mails put around words. Not `<i>` and `<s>`: `<I>…<S>…` is how Exchange names a certificate. */
const TAGS =
  /<\/?(?:br|p|div|span|b|strong|em|u|code|pre|td|tr|th|table|tbody|ul|ol|li|a|font)\b[^<>]{0,300}>/gi;

const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/[\u201c-\u201f\u2033\u275d\u275e\u00ab\u00bb\u300c-\u300f]/g, '"'],
  [/[\u2018-\u201b\u2032\u2039\u203a\u00b4`]/g, "'"],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u2192\u21d2\u27a1]/g, '->'],
  // Zero-width characters, soft hyphens and direction marks, which web pages put between the words.
  [/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, ''],
];

/**
 * Takes back what mail, web pages, chats and spreadsheets do to a diagnostic text, and puts it on one line: quoted
 * printable, `> ` prefixes, HTML, typographic quotes, full-width forms, escapes of Markdown and JSON, doubled quotes.
 */
export function cleanText(text: string): string {
  if (!TOUCHED.test(text)) return text;
  let clean = undoQuotedPrintable(text);
  clean = clean.replace(/^[ \t]*>(?:[ \t]?>)*[ \t]?/gm, '');
  if (clean.includes('&')) clean = decodeEntities(decodeEntities(clean));
  if (clean.includes('<')) clean = clean.replace(TAGS, ' ');
  clean = clean.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  clean = clean.replace(/\\u00([0-9a-f]{2})/gi, (_escape, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  for (const [lookalike, plain] of LOOKALIKES) clean = clean.replace(lookalike, plain);
  return clean
    .replace(/\\([*_[\]<>{}#.~"'-])/g, '$1')
    .replaceAll('""', '"')
    .replace(/\s+/g, ' ')
    .trim();
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (entity, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? entity;
    const point = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hex), 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entity;
  });
}
