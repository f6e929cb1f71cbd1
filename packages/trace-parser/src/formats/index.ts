import type { TraceFormat } from '../format.js';
import { connectivityLog } from './connectivity-log.js';
import { messageTrackingLog } from './message-tracking-log.js';
import { messageTraceCsv } from './message-trace-csv.js';
import { pastedReason } from './pasted-reason.js';
import { messageTraceJson } from './message-trace-json.js';
import { ndrMail } from './ndr-mail.js';
import { queueViewer } from './queue-viewer.js';
import { receivedHeaders } from './received-headers.js';
import { smtpReceiveLog } from './smtp-receive-log.js';
import { smtpSendLog } from './smtp-send-log.js';
import { tlsReport } from './tls-report.js';

/** Every format this package reads; where two fit equally well, the earlier wins. */
export const FORMATS: readonly TraceFormat[] = [
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
  pastedReason,
];
