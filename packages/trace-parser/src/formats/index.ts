import type { TraceFormat } from '../format.js';
import { toFormat } from '../text/detect-form.js';
import { FORMS } from '../text/forms.js';
import { connectivityLog } from './connectivity-log.js';
import { messageTrackingLog } from './message-tracking-log.js';
import { messageTraceCsv } from './message-trace-csv.js';
import { messageTraceJson } from './message-trace-json.js';
import { mixedText } from './mixed-text.js';
import { ndrMail } from './ndr-mail.js';
import { pastedReason } from './pasted-reason.js';
import { queueViewer } from './queue-viewer.js';
import { receivedHeaders } from './received-headers.js';
import { smtpReceiveLog } from './smtp-receive-log.js';
import { smtpSendLog } from './smtp-send-log.js';
import { tlsReport } from './tls-report.js';

const logs: readonly TraceFormat[] = [
  smtpReceiveLog,
  smtpSendLog,
  messageTrackingLog,
  connectivityLog,
  messageTraceCsv,
  messageTraceJson,
  queueViewer,
  tlsReport,
  ndrMail,
  receivedHeaders,
];
const prose: readonly TraceFormat[] = [pastedReason];
const forms = FORMS.map(toFormat);

/** Every format this package reads; where two fit equally well, the earlier wins. */
export const FORMATS: readonly TraceFormat[] = [
  ...logs,
  ...prose,
  ...forms,
  mixedText({ logs, forms, prose }),
];
