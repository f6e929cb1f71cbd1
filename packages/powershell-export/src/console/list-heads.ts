import type { ConsoleLine } from './console-lines.js';
import { readAlignedHead, readPropertyHead, type PropertyHead } from './property-line.js';

/** Of the lines that can begin a property, how many stand in one column before that column is taken for the object's. */
const ALIGNED_SHARE = 0.6;

/**
 * Which lines of a block begin a property. The names of an object are padded to one width, so its colons stand in one
 * column; where mail clients collapsed the padding, or objects follow each other without a blank line, any line does that
 * looks like `Name : value`. `column` is where the colons of an object stand that the block goes on with.
 */
export function readHeads(
  lines: readonly ConsoleLine[],
  column?: number,
): readonly (PropertyHead | undefined)[] {
  const candidates = lines.map(({ text }) => readPropertyHead(text));
  const found = candidates.filter((head) => head !== undefined);
  if (found.length === 0) return candidates;
  if (found.length === 1) return isAlone(candidates[0]) || found[0]?.colon === column ? candidates : [];
  const base = mostFrequent(found.map(({ indent }) => indent)).value;
  const atBase = candidates.map((head) => (head && head.indent <= base ? head : undefined));
  const columns = atBase.filter((head) => head !== undefined).map(({ colon }) => colon);
  const common = mostFrequent(columns);
  if (common.count < 2 || common.count < columns.length * ALIGNED_SHARE) return atBase;
  return lines.map(({ text }, at) => {
    const head = atBase[at];
    if (head?.colon === common.value) return head;
    // Two lines that agree on another column are of another object.
    if (head && (atBase[at - 1]?.colon === head.colon || atBase[at + 1]?.colon === head.colon)) return head;
    const named = readAlignedHead(text, common.value);
    return named && named.indent <= base ? named : undefined;
  });
}

/** A single line in a block is a property only if nothing stands before it: else it is prose with a colon in it. */
function isAlone(head: PropertyHead | undefined): boolean {
  return head !== undefined && /^[A-Z]/.test(head.name);
}

function mostFrequent(values: readonly number[]): { readonly value: number; readonly count: number } {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = { value: 0, count: 0 };
  for (const [value, count] of counts) if (count > best.count) best = { value, count };
  return best;
}
