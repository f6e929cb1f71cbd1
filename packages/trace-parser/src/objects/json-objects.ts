/** One object of a JSON text, and the offset of its brace. */
export interface JsonObject {
  readonly value: Readonly<Record<string, unknown>>;
  readonly at: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * The objects a JSON text is about: those of its outermost array, of the array `value` of its outermost object (OData,
 * PowerShell's wrapper), or the outermost objects themselves, one behind the other. A text that is cut or damaged gives
 * the objects that are whole; `damaged` is told where reading stopped making sense.
 */
export function readJsonObjects(text: string, damaged: (at: number) => void): JsonObject[] {
  const found: JsonObject[] = [];
  let path = '';
  let depth = 0;
  let key = '';
  let recordAt = -1;
  let wrapperAt = -1;
  const parse = (from: number, to: number): void => {
    try {
      const value: unknown = JSON.parse(text.slice(from, to));
      found.push({ value: value as Record<string, unknown>, at: from });
    } catch {
      damaged(from);
    }
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      const end = endOfString(text, at);
      if (depth === 1) key = text.slice(at + 1, Math.min(end, at + 8));
      at = end;
    } else if (unit === 0x7b || unit === 0x5b) {
      const open = unit === 0x7b ? '{' : '[';
      if (open === '{' && path === '') wrapperAt = at;
      else if (open === '{' && (path === '[' || path === '{v')) recordAt = at;
      if (depth < 3) path += path === '{' && open === '[' && /^value$/i.test(key) ? 'v' : open;
      depth++;
    } else if ((unit === 0x7d || unit === 0x5d) && depth > 0) {
      depth--;
      if (depth < 3) path = path.slice(0, depth);
      if (recordAt !== -1 && (path === '[' || path === '{v')) {
        parse(recordAt, at + 1);
        recordAt = -1;
        wrapperAt = -1;
      } else if (wrapperAt !== -1 && depth === 0) {
        parse(wrapperAt, at + 1);
        wrapperAt = -1;
      }
    }
  }
  if (depth > 0) damaged(Math.max(recordAt, wrapperAt, 0));
  return found;
}

/** Offset of the quote that ends a string; the last character where none does. */
function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at !== -1) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
    at = text.indexOf('"', at + 1);
  }
  return text.length - 1;
}
