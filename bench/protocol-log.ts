import { compareWithCsvParse } from './compare-with-csv-parse.js';
import { protocolLog } from './generate-protocol-log.js';

/** Protocol logs: sessions rebuilt from interleaved rows. */
export async function run(): Promise<void> {
  await compareWithCsvParse('SMTP receive protocol log', 'smtp-receive-log', (wanted) =>
    protocolLog('smtp-receive', wanted),
  );
  await compareWithCsvParse('SMTP send protocol log', 'smtp-send-log', (wanted) =>
    protocolLog('smtp-send', wanted),
  );
}
