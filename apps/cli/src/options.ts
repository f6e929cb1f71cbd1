import { InvalidArgumentError, Option } from 'commander';
import { THRESHOLDS } from '@hybrid-mailflow/report';

/** `--as-of`: everything that depends on time is judged at this moment. */
export function asOfOption(): Option {
  return new Option('--as-of <date>', 'judge as of this date, such as 2026-11-24 (default: now)').argParser(
    parseDate,
  );
}

/** `--fail-on`: the mildest finding that makes the exit code 1. */
export function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'exit with 1 from this severity on')
    .choices([...THRESHOLDS])
    .default('degraded');
}

function parseDate(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? new Date(text)
    : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) {
    throw new InvalidArgumentError('Write it as 2026-11-24 or 2026-11-24T09:30:00Z.');
  }
  return date.toISOString();
}

/** `--format` with the forms a command can print, the first being the usual one. */
export function formatOption(...forms: readonly [string, ...string[]]): Option {
  return new Option('--format <format>', 'how to print the answer').choices(forms).default(forms[0]);
}
