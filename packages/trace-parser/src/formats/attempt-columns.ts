import type { ColumnNames } from '../table/columns.js';

/** What the columns of message traces and message tracking logs tell of an attempt. */
export type AttemptField =
  | 'time'
  | 'event'
  | 'source'
  | 'sourceContext'
  | 'connector'
  | 'server'
  | 'serverAddress'
  | 'clientAddress'
  | 'sender'
  | 'recipient'
  | 'recipientStatus'
  | 'reason'
  | 'messageId'
  | 'networkMessageId'
  | 'traceId'
  | 'subject'
  | 'size'
  | 'directionality'
  | 'customData';

/**
 * Names as Get-MessageTrace(V2), Get-MessageTraceDetail(V2), historical search reports, the admin center's downloads
 * and the on-premises message tracking log write them; case, `-`, `_` and spaces do not count.
 */
export const ATTEMPT_COLUMNS: ColumnNames<AttemptField> = {
  time: [
    'date_time_utc',
    'date-time',
    'origin_timestamp_utc',
    'origin_timestamp',
    'received',
    'received (utc)',
    'receivedDateTime',
    'date (utc)',
    'date',
    'timestamp',
    'timestamp (utc)',
  ],
  event: ['event_id', 'event', 'status', 'delivery status'],
  source: ['source'],
  sourceContext: ['source_context'],
  connector: ['connector_id', 'connector', 'connector name'],
  server: ['server_hostname', 'server'],
  serverAddress: ['server_ip', 'to_ip'],
  clientAddress: ['client_ip', 'from_ip', 'original_client_ip'],
  sender: ['sender_address', 'sender', 'from'],
  recipient: ['recipient_address', 'recipients', 'recipient', 'to'],
  recipientStatus: ['recipient_status'],
  reason: [
    'detail',
    'details',
    'reason',
    'error details',
    'last error',
    'status detail',
    'description',
    'error',
  ],
  messageId: ['message_id', 'internet message id'],
  networkMessageId: ['network_message_id'],
  traceId: ['message_trace_id', 'trace id'],
  subject: ['message_subject', 'subject'],
  size: ['total_bytes', 'size', 'message size'],
  directionality: ['directionality', 'direction'],
  customData: ['custom_data'],
};
