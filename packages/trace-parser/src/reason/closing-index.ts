/** How far a quoted reply may reach. */
const REACH = 8000;

/**
 * Where what was opened with a quote or bracket before `from` closes; -1 where it never does. A quote closes only
 * before white space, punctuation or the end: `server's` does not.
 */
export function closingIndex(text: string, from: number, opener: string): number {
  const end = Math.min(text.length, from + REACH);
  if (opener === '[' || opener === '(')
    return closingBracket(text, from, end, opener, opener === '[' ? ']' : ')');
  for (let at = text.indexOf(opener, from); at !== -1 && at < end; at = text.indexOf(opener, at + 1)) {
    if (at > from && /^[\s.,;:)\]}>"']|^$/.test(text.slice(at + 1, at + 2))) return at;
  }
  return -1;
}

function closingBracket(text: string, from: number, end: number, opening: string, closing: string): number {
  let depth = 1;
  const [up, down] = [opening.charCodeAt(0), closing.charCodeAt(0)];
  for (let at = from; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === up) depth++;
    else if (unit === down && --depth === 0) return at;
  }
  return -1;
}
