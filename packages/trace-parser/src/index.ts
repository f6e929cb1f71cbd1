export {
  type AttemptFacts,
  type DeliveryAttempt,
  type FaultClass,
  type PrintedTime,
  type Reply,
} from './delivery-attempt.js';
export { detectTrace } from './detect.js';
export { type MailLimits } from './mail/mail-limits.js';
export { type Hop, type MessageHeaders } from './message-headers.js';
export { type NdrReport } from './ndr-report.js';
export {
  type CertificateFault,
  type CertificateTest,
  type DnsAnswer,
  type DnsValue,
  type EdgeSync,
  type Fact,
  type FirewallAction,
  type HcwEntry,
  type LoggedEvent,
  type MachineTime,
  type PresentedCertificate,
  type ProxySetting,
  type RegistryValue,
  type RenewalStep,
  type ServiceState,
  type SmtpEndpoint,
  type StoreCertificate,
} from './fact.js';
export { factsFromExport } from './facts-from-export.js';
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
  type WrittenText,
  type Sample,
  type TextLimits,
  type TraceFormat,
  type TraceReader,
  type TraceRecord,
} from './format.js';
export { FORMATS } from './formats/index.js';
export { findRowStart } from './parts/find-row-start.js';
export { type PartSupport } from './parts/part.js';
export {
  openTracePart,
  type TracePart,
  TracePartJoiner,
  type TracePartOptions,
  type TracePartReader,
} from './parts/trace-part.js';
export { type Counts } from './summary/counter.js';
export { type Distinct } from './summary/distinct-counter.js';
export { Summarizer } from './summary/summarizer.js';
export {
  type FaultSummary,
  type IssueSummary,
  type ServedSummary,
  type SummaryCell,
  type SummaryKind,
  type SummaryLimits,
  type TraceSummary,
} from './summary/trace-summary.js';
export { ISSUE_CODES, type IssueCode } from './issue-codes.js';
export { attemptsFromExport } from './objects/attempts-from-export.js';
export { parseReason, REASON_LIMIT } from './reason.js';
export { type CatalogueEntry, type CatalogueFamily, type Source } from './catalogue/catalogue-entry.js';
export { CATALOGUE } from './catalogue/index.js';
export { lookUp, searchCatalogue } from './catalogue/look-up.js';
export { suggest } from './catalogue/suggest.js';
export { parseTrace, type ParseTraceOptions } from './parse-trace.js';
export { splitBlocks, type TextBlock } from './text/split-blocks.js';
