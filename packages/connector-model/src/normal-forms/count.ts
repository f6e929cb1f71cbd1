import type { Count } from '../objects.js';

/** Reads a limit as Exchange prints it: a whole number, or `Unlimited`. Undefined for anything else. */
export function parseCount(text: string): Count | undefined {
  const trimmed = text.trim();
  if (/^unlimited$/i.test(trimmed)) return 'Unlimited';
  return /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : undefined;
}
