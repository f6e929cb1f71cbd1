const NAMES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Makes characters that act on a terminal, or hide in it, visible: controls, ANSI escapes, bidirectional
 * overrides, zero-width characters and lone surrogates come out as `\x1b`, `\u202e`. Everything else stays.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (unseen) => NAMES[unseen] ?? escapeOf(unseen));
}

function escapeOf(unseen: string): string {
  const hex = (unseen.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}
