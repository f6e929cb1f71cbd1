/** `EX01, EX02 and EX03`; a long list is cut and counted. */
export function listed(names: readonly string[], most = 6): string {
  const [first] = names;
  if (first === undefined) return '';
  if (names.length === 1) return first;
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** `EX02 has`, `EX02 and EX03 have`. */
export function agree(names: readonly string[], one: string, many: string): string {
  return `${listed(names)} ${names.length === 1 ? one : many}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Each name once, in order. */
export function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
