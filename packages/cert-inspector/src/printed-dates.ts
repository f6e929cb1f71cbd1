import { remembering } from './remembering.js';

const DAY = 24 * 60 * 60 * 1000;

/** Readings of a printed date by the order of its parts. */
interface Readings {
  readonly iso?: string;
  readonly monthFirst?: string;
  readonly dayFirst?: string;
}

/**
 * The validity of a certificate from dates as PowerShell prints them. ISO forms are exact; `03.02.2027 13:00:00` and
 * `2/3/2027 1:00 PM` are local times of the server, taken as UTC (off by less than a day). Where one of the two dates
 * tells which part is the day, both are read that way; dates that stay ambiguous are left out.
 */
export function readPrintedDates(
  notBefore: string | undefined,
  notAfter: string | undefined,
): { notBefore?: string; notAfter?: string } {
  const from = readings(notBefore);
  const until = readings(notAfter);
  const monthFirst = fits(from, 'monthFirst') && fits(until, 'monthFirst');
  const dayFirst = fits(from, 'dayFirst') && fits(until, 'dayFirst');
  const order = monthFirst === dayFirst ? undefined : monthFirst ? 'monthFirst' : 'dayFirst';
  const start = from && (from.iso ?? (order && from[order]) ?? agreed(from));
  const end = until && (until.iso ?? (order && until[order]) ?? agreed(until));
  return { ...(start ? { notBefore: start } : {}), ...(end ? { notAfter: end } : {}) };
}

function fits(date: Readings | undefined, order: 'monthFirst' | 'dayFirst'): boolean {
  return date === undefined || date.iso !== undefined || date[order] !== undefined;
}

/** Both orders give the same day (`3/3/2027`). */
function agreed({ monthFirst, dayFirst }: Readings): string | undefined {
  return monthFirst === dayFirst ? monthFirst : undefined;
}

function readings(text: string | undefined): Readings | undefined {
  return text === undefined || text.trim() === '' ? undefined : readText(text);
}

const readText = remembering((text): Readings => {
  const iso = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](.*))?$/.exec(text);
  if (iso) {
    const [, year = '', month = '', day = '', clock = ''] = iso;
    const exact = toIso(year, month, day, clock);
    return exact === undefined ? {} : { iso: exact };
  }
  const parts = /^\D{0,12}?(\d{1,2})([./-])(\d{1,2})\2(\d{4})[, ]*(.*)$/.exec(text.trim());
  if (!parts) return {};
  const [, first = '', separator, second = '', year = '', clock = ''] = parts;
  const dayFirst = toIso(year, second, first, clock);
  const monthFirst = separator === '.' ? undefined : toIso(year, first, second, clock);
  return { ...(dayFirst ? { dayFirst } : {}), ...(monthFirst ? { monthFirst } : {}) };
});

function toIso(year: string, month: string, day: string, clock: string): string | undefined {
  const time =
    /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      clock.trim(),
    );
  const [, hour = '0', minute = '0', second = '0', half, zone] = time ?? [];
  const hours = (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === 'p' ? 12 : 0);
  const instant = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    hours,
    Number(minute),
    Number(second),
  );
  const sameDay = new Date(instant).getUTCDate() === Number(day) && Number(month) <= 12;
  if (Number.isNaN(instant) || !sameDay) return undefined;
  return new Date(instant - offset(zone)).toISOString();
}

function offset(zone: string | undefined): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!parts) return 0;
  const [, sign, hours, minutes] = parts;
  const milliseconds = (Number(hours) / 24 + Number(minutes) / 1440) * DAY;
  return sign === '-' ? -milliseconds : milliseconds;
}
