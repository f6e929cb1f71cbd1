const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/**
 * A PowerShell expression whose value is exactly this text and which runs nothing.
 *
 * Printable ASCII becomes a verbatim literal: `'O=Let''s Encrypt'`. Anything else (letters beyond ASCII, the typographic
 * quotes U+2018 to U+201B that PowerShell takes for `'`, line ends, NUL, lone surrogates) becomes
 * `[regex]::Unescape('Z\u00FCrich')`: one literal again, every UTF-16 unit spelled out, of any length.
 * So a script is ASCII to the last byte and reads the same in Windows PowerShell 5.1, which takes a file without a byte
 * order mark for the system's code page, and after a trip through mail or a clipboard.
 */
export function quote(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return literal(text);
  return `[regex]::Unescape(${literal(text.replace(/[^\x20-\x5b\x5d-\x7e]/g, escapeUnit))})`;
}

/**
 * The same as one argument of a command, where an expression needs parentheses. So does the text `--%`: even in quotes
 * PowerShell takes it for the mark after which nothing is parsed, and would pass on what follows as typed.
 */
export function quoteArgument(text: string): string {
  const expression = quote(text);
  return expression.startsWith("'") && text !== '--%' ? expression : `(${expression})`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function escapeUnit(unit: string): string {
  if (unit === '\\') return '\\\\';
  return '\\u' + unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}
