/** The command that plans the repair from the same evidence; empty where it cannot be typed again safely. */
export function repairCommand(paths: readonly string[]): string {
  const typed = paths.map((path) => (path === '-' ? undefined : quoted(path)));
  if (typed.length === 0 || typed.includes(undefined)) return '';
  return `hybrid-mailflow plan ${typed.join(' ')} --out fix/`;
}

/** Quotes that mean the same in PowerShell, cmd and POSIX shells; undefined for names no such quotes fit. */
function quoted(path: string): string | undefined {
  if (/^[\w./\\:@+,=][\w./\\:@+,=-]*$/.test(path)) return path;
  return /^[\w./\\:@+,=(][\w./\\:@+,=() -]*[\w./)]$/.test(path) ? `"${path}"` : undefined;
}
