export {
  type AttemptFacts,
  type DeliveryAttempt,
  type FaultClass,
  type PrintedTime,
  type Reply,
} from './delivery-attempt.js';
export { type LoggedCertificate, type LoggedEhlo, type SessionRecord } from './session-record.js';
export {
  type Detection,
  type ReadOptions,
  type RecordSink,
  type Sample,
  type TraceFormat,
  type TraceReader,
  type TraceRecord,
} from './format.js';
