import type { PrintedTime } from '../delivery-attempt.js';
import type { IssueReporter } from '../issue-reporter.js';
import { isLogTime, readPrintedTime } from '../printed-time.js';
import type { RowView } from '../table/row-view.js';

/** `2026-03-02T08:00:00Z`, as most exports print, and how much of it is the minute. */
const LENGTH = 20;
const MINUTE_LENGTH = 17;
const ZERO = 0x30;
const LETTER_Z = 0x5a;

/** A function that reads the time of a row; most rows are of the same minute as the row before. */
export function timeReader(
  brief: boolean,
): (row: RowView, at: number, issues: IssueReporter) => PrintedTime | undefined {
  let minute = 'none';
  return (row, at, issues) => {
    const raw = brief ? row.token(at) : row.text(at);
    if (raw === '') return undefined;
    if (isLogTime(raw)) return { raw, iso: raw };
    if (raw.length === LENGTH && raw.startsWith(minute) && endsInSeconds(raw)) {
      return { raw, iso: isoOf(raw) };
    }
    const time = readPrintedTime(raw);
    if (raw.length === LENGTH && time.iso === isoOf(raw)) minute = raw.slice(0, MINUTE_LENGTH);
    if (time.iso === undefined && time.candidates === undefined) {
      issues.report('TIME_UNREADABLE', `time not understood: ${raw.slice(0, 60)}`, row.line);
    }
    return time;
  };
}

function isoOf(raw: string): string {
  return `${raw.slice(0, LENGTH - 1)}.000Z`;
}

function endsInSeconds(raw: string): boolean {
  const tens = raw.charCodeAt(MINUTE_LENGTH) - ZERO;
  const ones = raw.charCodeAt(MINUTE_LENGTH + 1) - ZERO;
  return tens >= 0 && tens <= 5 && ones >= 0 && ones <= 9 && raw.charCodeAt(LENGTH - 1) === LETTER_Z;
}
