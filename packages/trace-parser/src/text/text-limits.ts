import { resolveLimits } from '@hybrid-mailflow/evidence';
import type { ReadOptions, TextLimits } from '../format.js';

const DEFAULTS: TextLimits = {
  lineBytes: 64 * 1024,
  lines: 200_000,
  facts: 100_000,
  textBytes: 16 * 1024 * 1024,
};

/** @throws TypeError when a limit is unknown, or is not a whole number of at least 0. */
export function textLimits({ textLimits }: ReadOptions): TextLimits {
  return resolveLimits(DEFAULTS, textLimits);
}
