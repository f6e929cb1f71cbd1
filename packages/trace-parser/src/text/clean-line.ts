const QUOTING = /^(?:>[ \t]?)+/;
const CHANGED =
  /[\u00a0\u2007\u202f\u200b-\u200d\u2060\ufeff\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2033\u2212\u2013]/;

/**
 * A line as its tool printed it: without mail quoting, with plain blanks, quotes and hyphens where a chat or a word
 * processor has put typographic ones. Columns stay where they were, behind the quoting.
 */
export function cleanLine(line: string): string {
  const text = line.startsWith('>') ? line.replace(QUOTING, '') : line;
  if (!CHANGED.test(text)) return text;
  return text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e\u2033]/g, '"')
    .replace(/[\u2212\u2013]/g, '-');
}
