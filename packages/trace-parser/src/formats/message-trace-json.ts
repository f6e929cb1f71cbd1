import { decodeText, LineIndex, type Origin } from '@hybrid-mailflow/evidence';
import type { Detection, ReadOptions, RecordSink, Sample, TraceFormat, TraceReader } from '../format.js';
import { IssueReporter } from '../issue-reporter.js';
import { mailLimits } from '../mail/mail-limits.js';
import { readJsonObjects } from '../objects/json-objects.js';
import { NamedTexts } from '../objects/named-texts.js';
import { transportKind } from '../objects/object-kind.js';
import { transportAttempt } from '../objects/transport-attempt.js';
import { wholeItem } from '../whole-item.js';

const ID = 'message-trace-json';
const ODATA = /"@odata\.(?:type|context)"\s*:\s*"[^"]{0,300}messageTrace/i;

/**
 * Message traces as JSON: Microsoft Graph (exchangeMessageTrace, exchangeMessageTraceDetail), the reporting web service,
 * and ConvertTo-Json of Get-MessageTrace(V2) and Get-MessageTraceDetail(V2).
 */
export const messageTraceJson: TraceFormat = {
  id: ID,
  title: 'Message trace (JSON)',
  detect,
  open: openMessageTraceJson,
};

function detect({ text }: Sample): Detection | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const has = (name: string): boolean => new RegExp(`"${name}"\\s*:`, 'i').test(text);
  if (ODATA.test(text)) return { format: ID, score: 1, reason: 'OData of message traces' };
  if (has('MessageTraceId') && (has('RecipientAddress') || has('Event'))) {
    return { format: ID, score: 0.95, reason: 'JSON with MessageTraceId' };
  }
  if (has('RecipientAddress') && has('MessageId') && (has('Received') || has('ReceivedDateTime'))) {
    return { format: ID, score: 0.95, reason: 'JSON of a message trace' };
  }
  return has('Event') && has('MessageId') && has('Action') && (has('Description') || has('Detail'))
    ? { format: ID, score: 0.9, reason: 'JSON of message trace details' }
    : undefined;
}

function openMessageTraceJson(sink: RecordSink, options: ReadOptions): TraceReader {
  const issues = new IssueReporter(sink, options.item);
  const { itemBytes } = mailLimits(options.mailLimits);
  return wholeItem(itemBytes, (bytes, cut) => {
    const text = decodeText(bytes).text;
    const lines = new LineIndex(text);
    const lineAt = (at: number): number => lines.position(at).line;
    if (cut)
      issues.report(
        'MAIL_LIMIT',
        `only the first ${itemBytes} bytes were read (itemBytes)`,
        lineAt(text.length),
      );
    const objects = readJsonObjects(text, (at) => {
      issues.report('JSON_DAMAGED', 'not complete JSON', lineAt(at));
    });
    objects.forEach(({ value, at }, record) => {
      const origin: Origin = { item: options.item, line: lineAt(at), record };
      const texts = new NamedTexts(
        Object.entries(value).map(([name, entry]) => [name, textsOf(entry)] as const),
      );
      const type = value['@odata.type'];
      const kind = transportKind(typeof type === 'string' ? type : '', (...names) => texts.has(...names));
      if (kind) sink.record({ kind: 'attempt', attempt: transportAttempt(kind, ID, texts, origin) });
      else issues.report('ROW_UNREADABLE', 'an object that is no message trace', lineAt(at));
    });
    issues.end();
  });
}

function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return [typeof value === 'string' ? value : JSON.stringify(value)];
}
