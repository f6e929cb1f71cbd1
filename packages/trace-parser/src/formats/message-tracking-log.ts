import type { Detection, Sample, TraceFormat } from '../format.js';
import { columnKey } from '../table/columns.js';
import type { TableShape } from '../table/read-header.js';
import { ATTEMPT_COLUMNS, type AttemptField } from './attempt-columns.js';
import { rowParts } from '../parts/part.js';
import { openAttemptTable } from './attempt-table.js';

const ID = 'message-tracking-log';
const LOG_TYPE = /^\ufeff?#Log-type:\s*Message Tracking Log/im;
/** A row by its shape: date, addresses and names, then source and event in capitals. */
const ROW = /^[ \t>]*\d{4}-\d\d-\d\d(?:T[^,\r\n]{1,40})?,(?:[^,\r\n]*,){6}"?[A-Z]{2,20}"?,"?[A-Z]{3,30}"?,/m;

/** Columns of Exchange 2013 and later; the header of a log says what its version really has. */
const COLUMNS = (
  'date-time,client-ip,client-hostname,server-ip,server-hostname,source-context,connector-id,source,event-id,' +
  'internal-message-id,message-id,network-message-id,recipient-address,recipient-status,total-bytes,recipient-count,' +
  'related-recipient-address,reference,message-subject,sender-address,return-path,message-info,directionality,' +
  'tenant-id,original-client-ip,original-server-ip,custom-data,transport-traffic-type,log-id,schema-version'
).split(',');

const SHAPE: TableShape<AttemptField> = {
  kind: 'log',
  // Kept as it stands: a tracking log has it in every row, and nothing in it decides a case.
  fields: { ...ATTEMPT_COLUMNS, customData: [] },
  required: [['time'], ['event'], ['recipient'], ['recipientStatus'], ['messageId'], ['sender']],
  defaults: COLUMNS,
};

/** Message tracking log of Exchange Server: every step of every message through the transport of one server. */
export const messageTrackingLog: TraceFormat = {
  id: ID,
  title: 'Message tracking log',
  detect,
  open: (sink, options) => openAttemptTable(ID, SHAPE, sink, options),
  parts: rowParts('log', (sink, options) => openAttemptTable(ID, SHAPE, sink, options)),
};

function detect({ text }: Sample): Detection | undefined {
  if (LOG_TYPE.test(text)) return { format: ID, score: 1, reason: '#Log-type: Message Tracking Log' };
  const header = /^[ \t>]*(?:#[^:\n]{0,40}:\s*)?(date-time,client-ip,[^\r\n]*)/im.exec(text)?.[1];
  if (header !== undefined && columnKey(header).includes('eventid')) {
    return { format: ID, score: 0.95, reason: 'columns of a message tracking log' };
  }
  return ROW.test(text)
    ? { format: ID, score: 0.6, reason: 'rows shaped as those of a message tracking log' }
    : undefined;
}
