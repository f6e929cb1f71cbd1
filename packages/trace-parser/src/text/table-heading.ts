const UNDERLINE = /^\s*-{1,80}(?: +-{1,80}){0,40}\s*$/;

/** True where `underline` underlines the headings above it, as Format-Table does. */
export function isTableHeading(heading: string, underline: string): boolean {
  if (!UNDERLINE.test(underline)) return false;
  const names = [...underline.matchAll(/-+/g)].map(({ 0: dashes, index }) =>
    heading.slice(index, index + dashes.length),
  );
  // Each dash stands below a letter of its heading, and no letter is left without one. A single heading is a word:
  // prose is underlined too.
  const fits = names.every((name) => name.trim() === name && name.length > 0);
  const covered = names.reduce((sum, name) => sum + name.length, 0);
  const length = heading.replace(/ {2,}| +$/g, ' ').trim().length;
  return fits && length <= covered + names.length - 1 && (names.length > 1 || /^\S+$/.test(names[0] ?? ''));
}
