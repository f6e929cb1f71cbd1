import { compareWithCsvParse } from './compare-with-csv-parse.js';
import { trackingLog } from './generate-tracking-log.js';

export async function run(): Promise<void> {
  await compareWithCsvParse('Message tracking log', 'message-tracking-log', trackingLog);
}
