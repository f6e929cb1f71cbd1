import type { PrintedTime } from './delivery-attempt.js';
import { monthOf } from './month-names.js';
import { memoize } from './table/memo.js';

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;
/** What nearly all exports print: UTC, with or without a fraction. */
const USUAL = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3,9})?Z$/;
const LOG_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Longer texts are no moment. */
const TIME_LIMIT = 100;

const YEAR_FIRST = /(?<!\d)(\d{4})([/.-]|年) ?(\d{1,2})(?:[/.-]|月) ?(\d{1,2})日?(?!\d)/;
const YEAR_LAST = /(?<!\d)(\d{1,2})([/.-]) ?(\d{1,2})\2 ?(\d{4})(?!\d)/;
const DAY_MONTH = /(?<!\d)(\d{1,2})\.?(?: de | |-)(\p{L}{3,12})\.?,?(?: de | |-)(\d{4})(?!\d)/u;
const MONTH_DAY = /(\p{L}{3,12})\.? (\d{1,2}),? (\d{4})(?!\d)/u;
const CLOCK = /(?<![\d:])(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?(?!\d)/;
const MORNING = /(?<!\p{L})a\. ?m\.|(?<!\p{L})am(?!\p{L})|上午|凌晨|早上|午前|오전/iu;
const AFTERNOON = /(?<!\p{L})p\. ?m\.|(?<!\p{L})pm(?!\p{L})|下午|晚上|中午|午後|오후/iu;
const ZONE = /[+-](?:0\d|1[0-4]):?[0-5]\d(?!\d)/;

const UNUSUAL = /[^\x20-\x7e]|["']| {2}|^ | $/;

/** True for the one form Exchange's logs use: `2026-03-02T08:00:00.114Z`, which is ISO 8601 already. */
export function isLogTime(text: string): boolean {
  return text.length === 24 && LOG_TIME.test(text);
}

/**
 * Reads a moment as Exchange, PowerShell, mails and Windows print it in any of the common languages. A time without
 * zone is UTC, as the reports of Exchange are; where day and month cannot be told apart both readings are candidates,
 * month first.
 */
export function readPrintedTime(raw: string): PrintedTime {
  if (USUAL.test(raw) && isDate(raw.slice(0, 10))) {
    return { raw, iso: raw.length === 20 ? `${raw.slice(0, 19)}.000Z` : `${raw.slice(0, 23)}Z` };
  }
  if (raw.length > TIME_LIMIT) return { raw };
  const text = UNUSUAL.test(raw) ? usual(raw) : raw;
  const iso = ISO.exec(text);
  if (iso) return withIso(raw, isoOf(iso));
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [date, year, , month, day] = yearFirst;
    return withIso(raw, moment(year, month, day, text.replace(date, ' ')));
  }
  const yearLast = YEAR_LAST.exec(text);
  if (!yearLast) return withIso(raw, namedMonth(text));
  const [date, first, separator, second, year] = yearLast;
  const rest = text.replace(date, ' ');
  const dayFirst = moment(year, second, first, rest);
  if (separator === '.') return withIso(raw, dayFirst);
  const monthFirst = moment(year, first, second, rest);
  if (monthFirst === undefined || dayFirst === undefined || monthFirst === dayFirst) {
    return withIso(raw, monthFirst ?? dayFirst);
  }
  return { raw, candidates: [monthFirst, dayFirst] };
}

/** Not only the space is a space: newer Windows prints U+202F before AM and PM, and direction marks around dates. */
function usual(raw: string): string {
  return raw
    .replace(/[\u200e\u200f\u202a-\u202e"']/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Making a Date of every row would cost more than reading the row; the rows of an export share few dates. */
const isDate = memoize((date) => toIso(date)?.startsWith(date) === true);

function withIso(raw: string, iso: string | undefined): PrintedTime {
  return iso === undefined ? { raw } : { raw, iso };
}

function isoOf(match: RegExpExecArray): string | undefined {
  const [, year, month, day, hour, minute, second = '00', fraction = '', zone = 'Z'] = match;
  const offset = /^(z|utc)$/i.test(zone) ? 'Z' : zone.replace(/^(...):?(..)$/, '$1:$2');
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  return toIso(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}${offset}`);
}

/** `Friday, November 10, 2023 12:24:32 PM`, `10. November 2023 12:24`, `10 de noviembre de 2023 12:24:32`. */
function namedMonth(text: string): string | undefined {
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth) {
    const [date, day, month = '', year] = dayMonth;
    return moment(year, String(monthOf(month) ?? ''), day, text.replace(date, ' '));
  }
  const [date, month = '', day, year] = MONTH_DAY.exec(text) ?? [];
  return date === undefined
    ? undefined
    : moment(year, String(monthOf(month) ?? ''), day, text.replace(date, ' '));
}

/** The moment at that date, with clock, half of the day and zone from the rest of the text. */
function moment(year = '', month = '', day = '', rest: string): string | undefined {
  const clock = CLOCK.exec(rest);
  if (!clock || month === '') return undefined;
  const [, hour = '', minute = '', second = '00'] = clock;
  if (Number(hour) > 23) return undefined;
  const afternoon = AFTERNOON.test(rest);
  const half = afternoon || MORNING.test(rest);
  const hours =
    (Number(hour) % (half && Number(hour) <= 12 ? 12 : 24)) + (afternoon && Number(hour) <= 12 ? 12 : 0);
  const zone = ZONE.exec(rest)?.[0];
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // Date.UTC takes 30 February for 2 March.
  if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12) return undefined;
  if (Number(minute) > 59 || Number(second) > 59) return undefined;
  const seconds = (hours * 60 + Number(minute) - minutesOf(zone)) * 60 + Number(second);
  return new Date(date + seconds * 1000).toISOString();
}

/** Minutes before UTC of `+01:00`, `-0530`. */
function minutesOf(zone = '+00:00'): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function toIso(text: string): string | undefined {
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds).toISOString();
}
