import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TraceFormat } from '../src/format.js';
import { FORMATS } from '../src/formats/index.js';

const FIXTURES: Readonly<Record<string, string>> = {
  'smtp-receive-log': 'smtp-receive-2019.log',
  'smtp-send-log': 'smtp-send-2013.log',
  'message-tracking-log': 'message-tracking.log',
  'connectivity-log': 'connectivity.log',
  'message-trace-csv': 'message-trace-detail.csv',
};

/** Every format that is read row by row, with a text of it. */
export const STREAMING_FORMATS: readonly (readonly [string, TraceFormat, string])[] = FORMATS.filter(
  ({ parts }) => parts !== undefined,
).map((format) => {
  const name = FIXTURES[format.id];
  if (name === undefined) throw new Error(`no fixture of ${format.id}`);
  return [format.id, format, readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')];
});
