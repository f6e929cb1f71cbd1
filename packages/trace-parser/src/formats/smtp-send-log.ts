import type { TraceFormat } from '../format.js';
import { detectSessionLog } from '../session/detect-session-log.js';
import { openSessionLog, sessionLogParts } from '../session/session-log.js';

/** SMTP protocol log of a Send connector: what Exchange and EOP said to each other when Exchange delivered. */
export const smtpSendLog: TraceFormat = {
  id: 'smtp-send-log',
  title: 'SMTP send protocol log',
  detect: (sample) => detectSessionLog(sample, 'smtp-send'),
  open: (sink, options) => openSessionLog('smtp-send', sink, options),
  parts: sessionLogParts('smtp-send'),
};
