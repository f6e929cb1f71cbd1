import { createHash } from 'node:crypto';

/**
 * SHA-256, hexadecimal, over a JSON value with its keys in order: equal content gives an equal fingerprint,
 * whatever the order in which objects were built.
 */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sortKeys)).digest('hex');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
