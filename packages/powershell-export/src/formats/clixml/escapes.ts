/**
 * Undoes the escapes of CLIXML: `_x000A_` is a UTF-16 unit, of which two may make one character (`_xD83D__xDE00_`);
 * `_x0001F600_` is a whole code point; `_x005F_` is the underscore of a text that would otherwise look like an escape.
 */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{8}|[0-9A-Fa-f]{4})_/g, (escape, digits: string) => {
    const code = parseInt(digits, 16);
    if (digits.length === 4) return String.fromCharCode(code);
    return code <= 0x10ffff ? String.fromCodePoint(code) : escape;
  });
}
