import type { PrintedTime } from './delivery-attempt.js';

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;
const LOG_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const YEAR_FIRST = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})\D+(\d{1,2}):(\d\d)(?::(\d\d))?/;
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\D+(\d{1,2}):(\d\d)(?::(\d\d))?/;

/** True for the one form Exchange's logs use: `2026-03-02T08:00:00.114Z`, which is ISO 8601 already. */
export function isLogTime(text: string): boolean {
  return LOG_TIME.test(text);
}

/**
 * Reads a moment as Exchange and PowerShell print it. A time without zone is UTC, as the reports of Exchange are;
 * where day and month cannot be told apart both readings are candidates, month first.
 */
export function readPrintedTime(raw: string): PrintedTime {
  const text = raw.trim();
  const iso = ISO.exec(text);
  if (iso) return withIso(raw, isoOf(iso));
  const hours = /(?:\b[ap]m\b|上午|下午|午前|午後|오전|오후)/i.exec(text)?.[0].toLowerCase();
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [, year, , month, day, ...clock] = yearFirst;
    return withIso(raw, utc(year, month, day, clock, hours));
  }
  const yearLast = YEAR_LAST.exec(text);
  if (!yearLast) return { raw };
  const [, first, separator, second, year, ...clock] = yearLast;
  const dayFirst = utc(year, second, first, clock, hours);
  if (separator === '.') return withIso(raw, dayFirst);
  const monthFirst = utc(year, first, second, clock, hours);
  if (monthFirst === undefined || dayFirst === undefined || monthFirst === dayFirst) {
    return withIso(raw, monthFirst ?? dayFirst);
  }
  return { raw, candidates: [monthFirst, dayFirst] };
}

function withIso(raw: string, iso: string | undefined): PrintedTime {
  return iso === undefined ? { raw } : { raw, iso };
}

function isoOf(match: RegExpExecArray): string | undefined {
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone = 'Z'] = match;
  const offset = /^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  return toIso(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`);
}

function utc(
  year = '',
  month = '',
  day = '',
  clock: readonly (string | undefined)[] = [],
  half?: string,
): string | undefined {
  const [hour = '0', minute = '00', second = '00'] = clock;
  const hours =
    (Number(hour) % (half === undefined ? 24 : 12)) + (/^(pm|下午|午後|오후)$/.test(half ?? '') ? 12 : 0);
  const two = (value: string | number) => String(value).padStart(2, '0');
  if (Number(hour) > 23) return undefined;
  const text = `${year}-${two(month)}-${two(day)}T${two(hours)}:${minute}:${second}.000Z`;
  const iso = toIso(text);
  // Date.parse takes 30 February for 2 March.
  return iso?.slice(0, 10) === text.slice(0, 10) ? iso : undefined;
}

function toIso(text: string): string | undefined {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}
