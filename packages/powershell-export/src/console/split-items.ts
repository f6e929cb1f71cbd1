/**
 * Takes apart what PowerShell prints between the braces of a collection: items joined by comma and blank, which names of
 * certificates hold themselves. Quotes and braces keep an item together, and so do the parts of one X.500 name and the
 * capabilities of one domain.
 */
export function splitItems(inner: string): readonly string[] {
  const items: string[] = [];
  for (const piece of pieces(inner)) {
    const last = items.at(-1);
    if (last !== undefined && belongsTo(last, piece)) items[items.length - 1] = `${last}, ${piece}`;
    else items.push(piece);
  }
  return items;
}

function pieces(inner: string): readonly string[] {
  const wholeQuotes = (inner.split('"').length - 1) % 2 === 0;
  const found: string[] = [];
  let start = 0;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < inner.length; at++) {
    const unit = inner[at];
    if (unit === '"' && wholeQuotes) quoted = !quoted;
    else if (quoted) continue;
    else if (unit === '[' && at === start) at = endOfEntry(inner, at) ?? at;
    else if (unit === '{') depth++;
    else if (unit === '}') depth = Math.max(0, depth - 1);
    else if (unit === ',' && inner[at + 1] === ' ' && depth === 0) {
      found.push(inner.slice(start, at));
      start = at + 2;
    }
  }
  found.push(inner.slice(start));
  return found.map((piece) => piece.trim());
}

/** An entry of a dictionary is read so far for its end. */
const ENTRY_REACH = 4096;

/** Where the entry of a dictionary closes that opens here: `[key, value]`, with nothing behind it. */
function endOfEntry(inner: string, from: number): number | undefined {
  const reach = inner.slice(from, from + ENTRY_REACH);
  let depth = 0;
  for (let at = 0; at < reach.length; at++) {
    if (reach[at] === '[') depth++;
    else if (reach[at] === ']' && --depth === 0) {
      const behind = inner.slice(from + at + 1, from + at + 3);
      return behind === '' || behind === ', ' ? from + at : undefined;
    }
  }
  return undefined;
}

const NAME_PART = /^(?:[A-Z][A-Za-z]{0,30}|(?:OID\.)?\d+(?:\.\d+)+)=/;
/** Names of the directory have no blank behind their commas, so one with blanks is of a certificate. */
const DIRECTORY_NAME = /^[A-Z]{1,2}=[^"]*?,[A-Z]{1,2}=/;
const CAPABILITIES = /[^:]:[A-Z][A-Za-z]+(?:, [A-Z][A-Za-z]+)*$/;
const CAPABILITY = /^[A-Z][a-z]+[A-Z][A-Za-z]+$/;

function belongsTo(item: string, piece: string): boolean {
  if (CAPABILITY.test(piece)) return CAPABILITIES.test(item.slice(-400));
  if (!NAME_PART.test(piece) || DIRECTORY_NAME.test(piece.slice(0, 400))) return false;
  if (item.startsWith('<I>')) return true;
  if (!NAME_PART.test(item) || DIRECTORY_NAME.test(item.slice(0, 400))) return false;
  return !(piece.startsWith('CN=') && /(?:^|, )CN=/.test(item.slice(0, 4096)));
}
