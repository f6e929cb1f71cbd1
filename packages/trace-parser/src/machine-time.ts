import type { MachineTime } from './fact.js';
import { readPrintedTime } from './printed-time.js';

const ZONE = /(?:\bGMT|\bUTC|Z|[+-]\d\d:?\d\d)$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** `Mar  2 08:00:00 2026 GMT`, as OpenSSL prints. */
const MONTH_FIRST = /^(?:[A-Za-z]{3},? )?([A-Za-z]{3}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})\b/;
/** `Monday, March 2, 2026 9:00:00 AM`, as Format-List prints for en-US. */
const LONG_DATE = /^[A-Za-z]+, ([A-Za-z]{3,9}) (\d{1,2}), (\d{4}) (\d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)$/;
/** `Mar 02 2026 09:00:00`, as network devices print. */
const DEVICE = /^([A-Za-z]{3}) {1,2}(\d{1,2}) (\d{4}) (\d\d:\d\d:\d\d)/;
/** `20260302080000.000000+060`: a CIM date, its zone in minutes. */
const CIM = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\.\d+([+-])(\d{3})$/;

/** Reads a moment as tools print it. A time without zone is local to the machine that printed it, never UTC. */
export function readMachineTime(text: string): MachineTime {
  const raw = text.trim();
  const cim = CIM.exec(raw);
  if (cim) return { raw, ...cimTime(cim) };
  const plain = withoutMonthName(raw);
  const { iso, candidates } = readPrintedTime(plain);
  if (iso === undefined && candidates === undefined) return { raw };
  if (iso !== undefined && ZONE.test(plain)) return { raw, utc: iso };
  return { raw, local: (candidates ?? [iso ?? '']).map((reading) => reading.slice(0, 19)) };
}

function cimTime([, year, month, day, hour, minute, second, sign, zone]: RegExpExecArray): { utc?: string } {
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(local)) return {};
  return { utc: new Date(local - Number(`${sign}${zone}`) * 60_000).toISOString() };
}

/** The same moment with its month as a number, so that one reader serves. */
function withoutMonthName(raw: string): string {
  const first = MONTH_FIRST.exec(raw);
  if (first) {
    const [, month = '', day = '', hour, minute, second, year] = first;
    const zone = ZONE.test(raw) ? 'Z' : '';
    return `${year}-${monthNumber(month)}-${day.padStart(2, '0')}T${hour}:${minute}:${second}${zone}`;
  }
  const device = DEVICE.exec(raw);
  if (device) {
    const [, month = '', day = '', year, clock] = device;
    return `${year}-${monthNumber(month)}-${day.padStart(2, '0')}T${clock}`;
  }
  const [, month = '', day = '', year, clock] = LONG_DATE.exec(raw) ?? [];
  return year === undefined ? raw : `${year}-${Number(monthNumber(month))}-${day} ${clock}`;
}

function monthNumber(name: string): string {
  return String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
}
