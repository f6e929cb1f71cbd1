/** `3 attempts (1 failed), 2 sessions`-like: what was read, most first, what we only count last; `nothing` when nothing was. */
export function countKinds(counts: ReadonlyMap<string, number>): string {
  const parts = [...counts]
    .filter(([, count]) => count > 0)
    .sort((a, b) => Number(isOther(a[0])) - Number(isOther(b[0])) || b[1] - a[1])
    .map(([noun, count]) => `${count} ${noun}${count === 1 ? '' : 's'}`);
  return parts.length > 0 ? parts.join(', ') : 'nothing';
}

function isOther(noun: string): boolean {
  return noun.startsWith('other ');
}

export function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
