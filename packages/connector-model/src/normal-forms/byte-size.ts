import type { ByteSize } from '../objects.js';

const UNITS: Readonly<Record<string, number>> = { b: 1, kb: 2 ** 10, mb: 2 ** 20, gb: 2 ** 30, tb: 2 ** 40 };

/**
 * Reads a size as Exchange prints it: `36 MB (37,748,736 bytes)` in any locale (the number in parentheses counts, whatever
 * separates its thousands), `36 MB`, `37748736` or `Unlimited`. Undefined for anything else. (§G.1)
 */
export function parseByteSize(text: string): ByteSize | undefined {
  const trimmed = text.trim();
  if (/^unlimited$/i.test(trimmed)) return 'Unlimited';
  const exact = /\(([^()]*)\)$/.exec(trimmed)?.[1];
  if (exact !== undefined) return wholeNumber(exact.replace(/\p{L}+\s*$/u, ''));
  const parts = /^([\d.,]{1,30})\s*([kmgt]?b)?$/i.exec(trimmed);
  if (!parts) return undefined;
  const unit = parts[2]?.toLowerCase();
  if (unit === undefined || unit === 'b') return wholeNumber(parts[1] ?? '');
  const amount = Number((parts[1] ?? '').replace(',', '.'));
  return Number.isFinite(amount) ? Math.round(amount * (UNITS[unit] ?? 1)) : undefined;
}

/** Digits in groups separated by whatever the locale uses: comma, point, apostrophe, any blank. */
function wholeNumber(text: string): number | undefined {
  const digits = text.replace(/[\s.,'\u2019\u00a0\u202f]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}
