import { compareWithCsvParse } from './compare-with-csv-parse.js';
import { traceCsv } from './generate-trace-csv.js';

/** A message trace in which one row of ten quotes a deferral of 600 characters. */
export async function run(): Promise<void> {
  await compareWithCsvParse('Message trace (CSV)', 'message-trace-csv', traceCsv);
}
