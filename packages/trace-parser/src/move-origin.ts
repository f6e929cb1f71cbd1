import type { Origin } from '@hybrid-mailflow/evidence';

/** The origin as the whole item has it, of one that was counted from the beginning of a part. */
export function moveOrigin(origin: Origin, lines: number): Origin {
  if (lines === 0 || origin.line === undefined) return origin;
  const moved = { ...origin, line: origin.line + lines };
  return origin.endLine === undefined ? moved : { ...moved, endLine: origin.endLine + lines };
}
