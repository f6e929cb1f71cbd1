import { isAbsolute, relative, sep } from 'node:path';

/**
 * How a file is named everywhere: relative to the working folder where it lies inside it, else as the reader wrote it;
 * forward slashes on every system.
 */
export function labelOf(absolute: string, written: string, cwd: string): string {
  const inside = relative(cwd, absolute);
  const outside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  const label = outside ? written : inside;
  return (sep === '\\' ? label.replaceAll('\\', '/') : label) || '.';
}
