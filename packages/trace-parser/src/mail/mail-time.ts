import type { PrintedTime } from '../delivery-attempt.js';
import { readPrintedTime } from '../printed-time.js';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** `Thu, 29 Apr 2027 23:34:45 +0900 (JST)`; two-digit years and missing seconds are seen. */
const RFC_5322 =
  /^(?:[a-z]{2,9},?\s+)?(\d{1,2})[ -]([a-z]{3})[a-z]{0,6}[ -](\d{4}|\d\d)\s+(\d\d?):(\d\d)(?::(\d\d))?(?:\.\d{1,9})?\s*([+-]\d{4}|[a-z]{1,4})?/i;
/** `Friday, November 10, 2023 12:24:32 PM`: the long date of an English Windows. */
const LONG_DATE =
  /^(?:[a-z]{6,9},\s*)?([a-z]{3})[a-z]{0,6}\s+(\d{1,2}),\s*(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]m)?/i;
/** Zones that mean one thing in mail (RFC 5322, section 4.3); others are local guesses. */
const ZONES: Readonly<Record<string, string>> = {
  '': '',
  edt: '-0400',
  est: '-0500',
  cdt: '-0500',
  cst: '-0600',
  mdt: '-0600',
  mst: '-0700',
  pdt: '-0700',
  pst: '-0800',
  gmt: '+0000',
  ut: '+0000',
  utc: '+0000',
  z: '+0000',
};

/** Reads a moment as mail headers print it, or as anything else in Exchange does. */
export function readMailTime(raw: string): PrintedTime {
  const text = raw.trim();
  const mail = RFC_5322.exec(text);
  if (mail) {
    const [, day = '', month = '', year = '', hour = '', minute = '', second = '00', zone = ''] = mail;
    const offset = /^[+-]/.test(zone) ? zone : ZONES[zone.toLowerCase()];
    return offset === undefined
      ? { raw: text }
      : timeOf(text, [year, month, day], [hour, minute, second], offset);
  }
  const long = LONG_DATE.exec(text);
  if (long) {
    const [, month = '', day = '', year = '', hour = '', minute = '', second = '00', half] = long;
    const hours =
      half === undefined ? hour : String((Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0));
    return timeOf(text, [year, month, day], [hours, minute, second], '');
  }
  return readPrintedTime(text);
}

function timeOf(
  raw: string,
  [year = '', month = '', day = '']: readonly string[],
  clock: readonly string[],
  offset: string,
): PrintedTime {
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  const two = (value: string | number): string => String(value).padStart(2, '0');
  const fullYear = year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
  const date = `${fullYear}-${two(number)}-${two(day)}`;
  const zone = offset === '' ? 'Z' : offset;
  const { iso } = readPrintedTime(`${date}T${clock.map(two).join(':')}${zone}`);
  // Date.parse takes 31 February for 3 March.
  const exists = readPrintedTime(`${date}T00:00:00Z`).iso?.startsWith(date) === true;
  return iso === undefined || !exists ? { raw } : { raw, iso };
}
