import { parseCertificates } from '@hybrid-mailflow/cert-inspector';
import { objectKind } from '@hybrid-mailflow/connector-model';
import { decodeText, type EvidenceItem } from '@hybrid-mailflow/evidence';
import { detectExport, readExport } from '@hybrid-mailflow/powershell-export';
import {
  attemptsFromExport,
  detectTrace,
  FORMATS,
  type TraceFormat,
  type TraceRecord,
} from '@hybrid-mailflow/trace-parser';
import type { EvidenceSummary } from '../diagnosis.js';
import { tellsOutcome } from '../observe/fault-counter.js';
import { countKinds, increase } from './count-kinds.js';
import type { EvidenceSink } from './evidence-sink.js';
import { concatenate, once, openItem } from './open-item.js';

/** Bytes of an item that must be read as a whole (everything but traces and logs). */
const WHOLE_ITEM_LIMIT = 256 * 1024 * 1024;

/** Recognises one item, reads it into the sink and says what it made of it. Never throws at the item. */
export async function readItem(item: EvidenceItem, sink: EvidenceSink): Promise<EvidenceSummary> {
  const { label } = item;
  const { head, chunks } = await openItem(item);
  if (head.length === 0) return notRead(label, sink, 'ITEM_EMPTY', 'The file is empty.');
  const sample = { label, text: decodeText(head).text };
  if (isCertificateFile(head, sample.text))
    return readCertificates(label, await collect(chunks, label, sink), sink);
  const trace = detectTrace(sample)[0];
  if (!decodeText(head).isText && trace?.binary !== true) {
    return notRead(label, sink, 'ITEM_BINARY', 'This is a binary file, and no certificate: it was not read.');
  }
  const exported = detectExport(sample)[0];
  const format = FORMATS.find(({ id }) => id === trace?.format);
  if (trace && format && trace.score >= (exported?.score ?? 0)) return readTrace(label, format, chunks, sink);
  if (exported) {
    const bytes = await collect(chunks, label, sink);
    // Lines of a note look like an export as well; what they quote is worth more than that.
    return format && !hasKnownObject(bytes, label)
      ? readTrace(label, format, once(bytes), sink)
      : readExported(label, bytes, sink);
  }
  const text = 'Nothing in this file was recognised: no trace, log, delivery report, export or certificate.';
  return notRead(label, sink, 'ITEM_NOT_RECOGNISED', text);
}

function notRead(item: string, sink: EvidenceSink, code: string, text: string): EvidenceSummary {
  sink.issue({ code, severity: 'warning', text, origin: { item } });
  return { item, format: 'unknown', summary: 'not read', records: 0 };
}

/** PEM armor, or the DER of a SEQUENCE with a long length: certificates, P7B and PFX files alike. */
function isCertificateFile(head: Uint8Array, text: string): boolean {
  if (head[0] === 0x30 && ((head[1] ?? 0) & 0x80) !== 0) return true;
  return /^-----BEGIN (?:X509 |TRUSTED )?(?:CERTIFICATE|PKCS7|CMS)-----/m.test(text);
}

function readCertificates(item: string, bytes: Uint8Array, sink: EvidenceSink): EvidenceSummary {
  const { records, issues } = parseCertificates(bytes, { item });
  for (const certificate of records) sink.certificate(certificate);
  for (const issue of issues) sink.issue(issue);
  const summary = countKinds(new Map([['certificate', records.length]]));
  return { item, format: 'certificate', summary, records: records.length };
}

async function readTrace(
  item: string,
  format: TraceFormat,
  chunks: AsyncIterable<Uint8Array>,
  sink: EvidenceSink,
): Promise<EvidenceSummary> {
  const counts = new Map<string, number>();
  const reader = format.open(
    {
      record(record) {
        increase(counts, nounOf(record));
        sink.trace(record);
      },
      issue: (issue) => sink.issue(issue),
    },
    { item },
  );
  for await (const chunk of chunks) reader.push(chunk);
  reader.end();
  return { item, format: format.id, summary: countKinds(counts), records: total(counts) };
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
  if (record.kind !== 'attempt') return TRACE_NOUNS[record.kind];
  const noun = ATTEMPT_NOUNS[record.attempt.format];
  return noun ?? (tellsOutcome(record.attempt) ? 'delivery attempt' : 'other event');
}

function hasKnownObject(bytes: Uint8Array, item: string): boolean {
  return readExport(decodeText(bytes).text, { item }).records.some(
    (record) => objectKind(record) !== undefined,
  );
}

function readExported(item: string, bytes: Uint8Array, sink: EvidenceSink): EvidenceSummary {
  const { format, records, issues } = readExport(decodeText(bytes).text, { item });
  const counts = new Map<string, number>();
  for (const record of records) {
    const kind = objectKind(record)?.kind;
    const attempts = kind === undefined ? attemptsFromExport(record) : [];
    for (const attempt of attempts) {
      const found: TraceRecord = { kind: 'attempt', attempt };
      increase(counts, nounOf(found));
      sink.trace(found);
    }
    if (attempts.length > 0) continue;
    increase(counts, `${kind ?? 'other'} object`);
    sink.exported(record);
  }
  for (const issue of issues) sink.issue(issue);
  return { item, format, summary: countKinds(counts), records: records.length };
}

async function collect(
  chunks: AsyncIterable<Uint8Array>,
  item: string,
  sink: EvidenceSink,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (length + chunk.length > WHOLE_ITEM_LIMIT) {
      const text = `Only the first ${WHOLE_ITEM_LIMIT / 1024 / 1024} MiB of this file were read.`;
      sink.issue({ code: 'ITEM_TOO_LARGE', severity: 'error', text, origin: { item } });
      parts.push(chunk.subarray(0, WHOLE_ITEM_LIMIT - length));
      break;
    }
    parts.push(chunk);
    length += chunk.length;
  }
  return concatenate(parts);
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
