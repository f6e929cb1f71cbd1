export {
  type AttemptFacts,
  type DeliveryAttempt,
  type FaultClass,
  type PrintedTime,
  type Reply,
} from './delivery-attempt.js';
export { detectTrace } from './detect.js';
export {
  type LoggedCertificate,
  type LoggedEhlo,
  type LoggedMessage,
  type LoggedReply,
  type ProxiedClient,
  type SessionRecord,
} from './session-record.js';
export {
  type Detection,
  type ReadOptions,
  type RecordSink,
  type Sample,
  type TraceFormat,
  type TraceReader,
  type TraceRecord,
} from './format.js';
export { FORMATS } from './formats/index.js';
export { ISSUE_CODES, type IssueCode } from './issue-codes.js';
export { lookUp, parseReason } from './reason.js';
export { parseTrace, type ParseTraceOptions } from './parse-trace.js';
