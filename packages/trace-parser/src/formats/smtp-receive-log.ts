import type { TraceFormat } from '../format.js';
import { detectSessionLog } from '../session/detect-session-log.js';
import { openSessionLog, sessionLogParts } from '../session/session-log.js';

/** SMTP protocol log of a Receive connector: what EOP and Exchange said to each other when EOP delivered. */
export const smtpReceiveLog: TraceFormat = {
  id: 'smtp-receive-log',
  title: 'SMTP receive protocol log',
  detect: (sample) => detectSessionLog(sample, 'smtp-receive'),
  open: (sink, options) => openSessionLog('smtp-receive', sink, options),
  parts: sessionLogParts('smtp-receive'),
};
