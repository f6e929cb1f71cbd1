/** Elements that begin a new line. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address blockquote body br center div dd dl dt h1 h2 h3 h4 h5 h6 hr html li ol p pre table tbody thead tr ul'.split(
    ' ',
  ),
);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
/** Elements whose content is no text of the mail. */
const HIDDEN: ReadonlySet<string> = new Set(['script', 'style', 'title']);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  copy: '©',
  gt: '>',
  hellip: '…',
  laquo: '«',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  raquo: '»',
  rdquo: '”',
  rsquo: '’',
};
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;

/**
 * The text of an HTML body: blocks on lines of their own, cells of a table row parted by tabs, `pre` line by line.
 * Walks the text once whatever it holds; nothing in it is executed or fetched.
 */
export function htmlToText(html: string): string {
  let text = '';
  let at = 0;
  let preformatted = 0;
  const lastClose = html.lastIndexOf('>');
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const to = open === -1 ? html.length : open;
    text += preformatted > 0 ? html.slice(at, to) : html.slice(at, to).replace(/[ \t\r\n\f]+/g, ' ');
    if (open === -1) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close === -1 ? html.length : close + 3;
      continue;
    }
    if (open > lastClose || !/[a-zA-Z/!?]/.test(html.charAt(open + 1))) {
      text += '<';
      at = open + 1;
      continue;
    }
    const close = html.indexOf('>', open);
    const closing = html.charAt(open + 1) === '/';
    const name = tagName(html, open + (closing ? 2 : 1));
    at = close + 1;
    if (BLOCKS.has(name)) text += '\n';
    else if (CELLS.has(name) && !closing) text += '\t';
    if (name === 'pre') preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
    if (HIDDEN.has(name) && !closing) at = endOfElement(html, name, at);
  }
  return decodeEntities(text);
}

function tagName(html: string, at: number): string {
  return /^[a-z0-9]{1,12}/.exec(html.slice(at, at + 12).toLowerCase())?.[0] ?? '';
}

/** Where a hidden element ends; an unclosed one hides the rest. */
function endOfElement(html: string, name: string, from: number): number {
  let at = html.indexOf('</', from);
  while (at !== -1) {
    if (tagName(html, at + 2) === name) return at;
    at = html.indexOf('</', at + 2);
  }
  return html.length;
}

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}
