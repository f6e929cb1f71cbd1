import { decodeText, type EvidenceItem } from '@hybrid-mailflow/evidence';
import { detectExport } from '@hybrid-mailflow/powershell-export';
import { detectTrace, FORMATS } from '@hybrid-mailflow/trace-parser';
import type { EvidenceSummary } from '../diagnosis.js';
import { countKinds } from './count-kinds.js';
import type { EvidenceSink } from './evidence-sink.js';
import { concatenate, openItem } from './open-item.js';
import { isCollectorManifest, readCollectorManifest } from './read-collector-manifest.js';
import {
  hasArmor,
  hasKnownObject,
  readCertificates,
  readExported,
  readTrace,
  type Counts,
} from './read-forms.js';
import { readMixed, readWritten } from './read-mixed.js';
import { isProbe, readProbe } from './read-probe.js';

/** Bytes of an item that must be read as a whole (everything but traces and logs). */
const WHOLE_ITEM_LIMIT = 256 * 1024 * 1024;
/** From this score on, text around armored certificates is read too. */
const TRANSCRIPT_SCORE = 0.8;

/** Formats of mails, in whose text anything may be pasted. */
const MAILS: ReadonlySet<string> = new Set(['ndr-mail', 'received-headers']);

/** Recognises one item, reads it into the sink and says what it made of it. Never throws at the item. */
export async function readItem(item: EvidenceItem, sink: EvidenceSink): Promise<EvidenceSummary> {
  const { label } = item;
  const { head, chunks } = await openItem(item);
  if (head.length === 0) return notRead(label, sink, 'ITEM_EMPTY', 'The file is empty.');
  const sample = { label, text: decodeText(head).text };
  const trace = detectTrace(sample)[0];
  const counts: Counts = new Map();
  const summary = (format: string): EvidenceSummary => ({
    item: label,
    format,
    summary: countKinds(counts),
    records: total(counts),
  });
  // A transcript of openssl holds armored certificates too.
  const transcript = trace !== undefined && trace.score >= TRANSCRIPT_SCORE;
  if (isBinaryCertificate(head) || (hasArmor(sample.text) && !transcript)) {
    readCertificates(label, await collect(chunks, label, sink), sink, counts);
    return summary('certificate');
  }
  if (!decodeText(head).isText && trace?.binary !== true) {
    return notRead(label, sink, 'ITEM_BINARY', 'This is a binary file, and no certificate: it was not read.');
  }
  if (isProbe(sample.text)) {
    readProbe(label, decodeText(await collect(chunks, label, sink)).text, sink, counts);
    return summary('probe');
  }
  if (isCollectorManifest(sample.text)) {
    return readCollectorManifest(label, decodeText(await collect(chunks, label, sink)).text, sink);
  }
  if (trace?.format === 'mixed-text') {
    readMixed(label, decodeText(await collect(chunks, label, sink)).text, sink, counts);
    return summary(trace.format);
  }
  const exported = detectExport(sample)[0];
  const format = FORMATS.find(({ id }) => id === trace?.format);
  const isMail = trace !== undefined && MAILS.has(trace.format);
  if (trace && format && (isMail || trace.score >= (exported?.score ?? 0))) {
    const reader = readTrace(label, format, sink, counts, 1, (written) =>
      readWritten(label, written, sink, counts),
    );
    for await (const chunk of chunks) reader.push(chunk);
    reader.end();
    return summary(format.id);
  }
  if (exported) {
    const bytes = await collect(chunks, label, sink);
    const { text } = decodeText(bytes);
    // Lines of a note look like an export as well; what they quote is worth more than that.
    if (!format || hasKnownObject(text, label)) return summary(readExported(label, text, sink, counts));
    const reader = readTrace(label, format, sink, counts);
    reader.push(bytes);
    reader.end();
    return summary(format.id);
  }
  const text = 'Nothing in this file was recognised: no trace, log, delivery report, export or certificate.';
  return notRead(label, sink, 'ITEM_NOT_RECOGNISED', text);
}

function notRead(item: string, sink: EvidenceSink, code: string, text: string): EvidenceSummary {
  sink.issue({ code, severity: 'warning', text, origin: { item } });
  return { item, format: 'unknown', summary: 'not read', records: 0 };
}

/** The DER of a SEQUENCE with a long length: certificates, P7B and PFX files alike. */
function isBinaryCertificate(head: Uint8Array): boolean {
  return head[0] === 0x30 && ((head[1] ?? 0) & 0x80) !== 0;
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

function total(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
