import { parseCertificates, type Certificate } from '@hybrid-mailflow/cert-inspector';
import { objectKind } from '@hybrid-mailflow/connector-model';
import type { Origin } from '@hybrid-mailflow/evidence';
import {
  readExport,
  type ExportRecord,
  type Property,
  type UnreadLine,
} from '@hybrid-mailflow/powershell-export';
import {
  attemptsFromExport,
  detectTrace,
  factsFromExport,
  FORMATS,
  type Fact,
  type RecordSink,
  type TraceFormat,
  type TraceReader,
  type TraceRecord,
} from '@hybrid-mailflow/trace-parser';
import { tellsOutcome } from '../observe/fault-counter.js';
import { increase } from './count-kinds.js';
import type { EvidenceSink } from './evidence-sink.js';

/** How many records of each kind were read, by the noun the summary uses. */
export type Counts = Map<string, number>;

const FACT_NOUNS: Readonly<Record<Fact['kind'], string>> = {
  'smtp-endpoint': 'SMTP endpoint',
  'dns-answer': 'DNS answer',
  'service-state': 'service state',
  'store-certificate': 'stored certificate',
  'certificate-test': 'certificate test',
  'proxy-setting': 'proxy setting',
  'registry-value': 'registry value',
  event: 'event',
  'hcw-entry': 'HCW log row',
  'edge-sync': 'EdgeSync result',
  'renewal-log': 'renewal step',
  'firewall-log': 'firewall action',
};

/** True for text with a PEM certificate in it. */
export function hasArmor(text: string): boolean {
  return /^-----BEGIN (?:X509 |TRUSTED )?(?:CERTIFICATE|PKCS7|CMS)-----/m.test(text);
}

/** Opens a reader of a trace format; `firstLine` is where its text begins in the item. */
export function readTrace(
  item: string,
  format: TraceFormat,
  sink: EvidenceSink,
  counts: Counts,
  firstLine = 1,
  written?: RecordSink['written'],
): TraceReader {
  return format.open(
    {
      record: (record) => takeRecord(record, sink, counts),
      issue: (issue) => sink.issue(issue),
      ...(written && { written }),
    },
    { item, firstLine },
  );
}

const TRACE_NOUNS = {
  headers: 'message header',
  report: 'delivery report',
  session: 'SMTP session',
} as const;

/** Attempts that are no single attempt are called what they are. */
const ATTEMPT_NOUNS: Readonly<Record<string, string>> = {
  'get-message': 'queued message',
  'get-queue': 'queue',
  'queue-viewer': 'queue row',
  'tls-report': 'TLS report line',
};

function nounOf(record: TraceRecord): string {
  if (record.kind === 'fact') return FACT_NOUNS[record.fact.kind];
  if (record.kind !== 'attempt') return TRACE_NOUNS[record.kind];
  const noun = ATTEMPT_NOUNS[record.attempt.format];
  return noun ?? (tellsOutcome(record.attempt) ? 'delivery attempt' : 'other event');
}

/** Reads an export into the sink, with the facts in it; returns its format. */
export function readExported(
  item: string,
  text: string,
  sink: EvidenceSink,
  counts: Counts,
  firstLine = 1,
): string {
  const { format, records, issues, unread = [] } = readExport(text, { item });
  takeObjects(records, sink, counts, firstLine);
  const read = readAround(item, unread, sink, counts, firstLine);
  for (const issue of issues) {
    // That lines belong to no object is told at the first of them, and these were read after all.
    if (read && issue.severity === 'info' && issue.origin.line === unread[0]?.line) continue;
    sink.issue({ ...issue, origin: shifted(issue.origin, firstLine) });
  }
  return format;
}

/** Reads the objects somebody pasted beside something else, where there are any we know. */
export function readPastedObjects(
  item: string,
  text: string,
  sink: EvidenceSink,
  counts: Counts,
  firstLine: number,
): void {
  const { records } = readExport(text, { item });
  if (records.some(isKnown)) takeObjects(records, sink, counts, firstLine);
}

function takeObjects(
  records: readonly ExportRecord[],
  sink: EvidenceSink,
  counts: Counts,
  firstLine: number,
): void {
  for (const record of records) {
    const moved = shiftedRecord(record, firstLine);
    const kind = objectKind(moved)?.kind;
    const told = kind === undefined ? toldBy(moved) : [];
    for (const found of told) takeRecord(found, sink, counts);
    if (told.length > 0) continue;
    increase(counts, `${kind ?? 'other'} object`);
    sink.exported(moved);
  }
}

/** Texts of failures between the objects of a console: what a mail or chat says of them. True where there were any. */
function readAround(
  item: string,
  unread: readonly UnreadLine[],
  sink: EvidenceSink,
  counts: Counts,
  firstLine: number,
): boolean {
  const lines: string[] = [];
  for (const { text, line } of unread) {
    while (lines.length < line - 1) lines.push('');
    lines.push(text);
  }
  const text = lines.join('\n');
  const [told] = detectTrace({ label: item, text }).filter(({ format }) => TOLD_IN_PROSE.has(format));
  const format = FORMATS.find(({ id }) => id === told?.format);
  if (!format) return false;
  const reader = readTrace(item, format, sink, counts, firstLine);
  reader.push(new TextEncoder().encode(text));
  reader.end();
  return true;
}

const TOLD_IN_PROSE: ReadonlySet<string> = new Set(['pasted-reason', 'ndr-mail']);

/** Whether a text holds an object we know: then it is an export, whatever else it looks like. */
export function hasKnownObject(text: string, item: string): boolean {
  return readExport(text, { item }).records.some(isKnown);
}

function isKnown(record: ExportRecord): boolean {
  return objectKind(record) !== undefined || toldBy(record).length > 0;
}

/** Reads certificates into the sink. */
export function readCertificates(
  item: string,
  input: Uint8Array | string,
  sink: EvidenceSink,
  counts: Counts,
  firstLine = 1,
): void {
  const { records, issues } = parseCertificates(input, { item });
  for (const certificate of records) takeCertificate(certificate, sink, counts, firstLine);
  for (const issue of issues) sink.issue({ ...issue, origin: shifted(issue.origin, firstLine) });
}

/** What an object tells that is no part of the configuration: attempts to deliver, and facts. */
function toldBy(record: ExportRecord): TraceRecord[] {
  const attempts = attemptsFromExport(record);
  if (attempts.length > 0) return attempts.map((attempt) => ({ kind: 'attempt', attempt }));
  return factsFromExport(record).map((fact) => ({ kind: 'fact', fact }));
}

/** A record, and the certificates that came with it. */
export function takeRecord(record: TraceRecord, sink: EvidenceSink, counts: Counts): void {
  increase(counts, nounOf(record));
  sink.trace(record);
  if (record.kind !== 'fact' || record.fact.kind !== 'smtp-endpoint') return;
  for (const { pem, origin } of record.fact.chain) {
    if (pem !== undefined) readCertificates(origin.item, pem, sink, counts, origin.line);
  }
}

function takeCertificate(
  certificate: Certificate,
  sink: EvidenceSink,
  counts: Counts,
  firstLine: number,
): void {
  increase(counts, 'certificate');
  sink.certificate({ ...certificate, origin: shifted(certificate.origin, firstLine) });
}

/** The same place, counted from the beginning of the item. */
function shifted(origin: Origin, firstLine: number): Origin {
  if (firstLine === 1) return origin;
  return {
    ...origin,
    ...(origin.line !== undefined && { line: origin.line + firstLine - 1 }),
    ...(origin.endLine !== undefined && { endLine: origin.endLine + firstLine - 1 }),
  };
}

/** An object with the places of its settings, counted from the beginning of the item. */
function shiftedRecord(record: ExportRecord, firstLine: number): ExportRecord {
  if (firstLine === 1) return record;
  const properties = new Map(
    [...record.properties].map(([name, property]): [string, Property] => [
      name,
      property.state === 'absent' ? property : { ...property, origin: shifted(property.origin, firstLine) },
    ]),
  );
  return { ...record, properties, origin: shifted(record.origin, firstLine) };
}
