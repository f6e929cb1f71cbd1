/** A server's name as one upper-case host label: `ex01.contoso.local` and `EX01` are one server. '' for no name. */
export function serverName(text: string): string {
  const trimmed = text.trim();
  const name = trimmed.startsWith('\\\\') ? trimmed.slice(2) : trimmed;
  const dot = name.indexOf('.');
  if (/^[\d.]+$/.test(name)) return name;
  return (dot < 0 ? name : name.slice(0, dot)).toUpperCase();
}
