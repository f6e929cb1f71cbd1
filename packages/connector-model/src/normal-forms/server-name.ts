/** A server's name as one upper-case host label: `ex01.contoso.local` and `EX01` are one server. '' for no name. */
export function serverName(text: string): string {
  const name = text.trim().replace(/^\\\\/, '');
  if (/^[\d.]+$/.test(name)) return name;
  return (name.split('.')[0] ?? '').toUpperCase();
}
