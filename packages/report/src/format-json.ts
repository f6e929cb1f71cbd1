import type { Diagnosis } from '@hybrid-mailflow/diagnosis';
import type { Plan } from '@hybrid-mailflow/remediation';
import { KEY_ORDER } from './key-order.js';

/** The diagnosis or plan as JSON: the same bytes for the same value whatever order its keys were made in. */
export function formatJson(value: Diagnosis | Plan): string {
  return printJson(ordered(value));
}

/**
 * Any value as JSON, its keys as they come: two spaces, a line feed at the end. Characters that act on a terminal are
 * written as `\uXXXX`, which is the same JSON value.
 */
export function printJson(value: unknown, indent = 2): string {
  const text = JSON.stringify(value, null, indent);
  return `${text.replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, escapeUnits)}\n`;
}

function escapeUnits(unseen: string): string {
  return unseen
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

function ordered(value: unknown, foundUnder = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => ordered(entry, foundUnder));
  if (typeof value !== 'object' || value === null) return value;
  const known = KEY_ORDER.get(foundUnder) ?? [];
  const rest = Object.keys(value).filter((key) => !known.includes(key));
  const entries = new Map(Object.entries(value));
  return Object.fromEntries(
    [...known, ...rest.sort()].flatMap((key) =>
      entries.has(key) ? [[key, ordered(entries.get(key), key)] as const] : [],
    ),
  );
}
