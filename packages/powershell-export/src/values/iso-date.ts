import { Unreadable } from './read-value.js';

/**
 * An xs:dateTime as ISO 8601, with its offset where it has one; zeros behind the seconds are dropped. A date without
 * offset stays one: nobody knows the time zone of the machine that printed it.
 */
export function isoDate(text: string): string | Unreadable {
  const [, seconds, fraction = '', offset = ''] = DATE_TIME.exec(text.trim()) ?? [];
  if (seconds === undefined) return new Unreadable(text);
  const digits = fraction.replace(/\.?0+$/, '');
  return `${seconds}${digits}${offset}`;
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/;

/** Milliseconds since 1970 as ISO 8601, at an offset such as `+0200` where one is given. */
export function isoDateOf(milliseconds: number, offset?: string): string | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2})(\d{2})$/.exec(offset ?? '') ?? [];
  const shift = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -60_000 : 60_000);
  const date = new Date(milliseconds + shift);
  if (Number.isNaN(date.getTime())) return undefined;
  const text = date.toISOString().replace(/\.000Z$/, 'Z');
  return sign === undefined ? text : text.replace('Z', `${sign}${hours}:${minutes}`);
}
