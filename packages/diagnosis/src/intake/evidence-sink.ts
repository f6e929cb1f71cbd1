import type { Certificate } from '@hybrid-mailflow/cert-inspector';
import type { Issue } from '@hybrid-mailflow/evidence';
import type { ExportRecord } from '@hybrid-mailflow/powershell-export';
import type { TraceRecord } from '@hybrid-mailflow/trace-parser';

/** What the readers found goes here, piece by piece: a log of a million rows is never held. */
export interface EvidenceSink {
  trace(record: TraceRecord): void;
  exported(record: ExportRecord): void;
  certificate(certificate: Certificate): void;
  issue(issue: Issue): void;
}
