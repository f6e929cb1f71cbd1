import type { PrintedTime } from '../delivery-attempt.js';
import type { MessageHeaders } from '../message-headers.js';
import type { NdrReport } from '../ndr-report.js';
import { present } from '../present.js';
import { addressesInText, addressInText } from './address-line.js';
import { typedValue } from './delivery-status.js';
import { findStatuses } from './find-statuses.js';
import { decodeWords } from './encoded-words.js';
import { fieldText, readHeaderBlock, type HeaderField } from './header-fields.js';
import { lineOf, type MailContext } from './mail-context.js';
import { readMailTime } from './mail-time.js';
import { messageHeaders } from './message-headers.js';
import { hostOfMta } from './remote-host.js';
import { contentBytes, contentText, ownParts, type MimePart } from './mime-part.js';
import { ndrAttempt, type ReportContext } from './ndr-attempt.js';
import type { Prose } from './ndr-prose.js';
import { looksLikeReport, proseFor, readProse } from './report-prose.js';

const ORIGINAL = /^(?:message\/(?:rfc822|global|rfc822-headers|global-headers)|text\/rfc822-headers)$/;
const LEFT_OUT = {
  recipients: 'of the recipients of a report only',
  replies: 'of the replies quoted for one recipient only',
  lines: 'of the lines about one recipient only',
  hops: 'of the rows of the hop table only',
} as const;
const DELAYED_TEXT =
  /warning message only|has (?:been delayed|not yet been delivered)|message is delayed|attempts will continue|will keep trying|will be retried/i;
const DELAYED = /delay|not yet|verzögert|retard|ritard|vertraag|opóźni|задерж|延迟|延遲|遅延|지연|atras/i;

/**
 * Reads a delivery report: one attempt per recipient and one record for the whole. False where the part is none, and
 * nothing was told of it.
 */
export function readReport(part: MimePart, context: MailContext): boolean {
  const { sink, issues, limits, item } = context;
  const line = lineOf(part, context);
  const parts = ownParts(part);
  const unknownCharset = (label: string): void =>
    issues.report('CHARSET_UNKNOWN', `character set ${label.slice(0, 40)}`, line);
  const texts = parts.filter(({ type }) => type === 'text/plain');
  const plain = texts.map((one) => contentText(one, unknownCharset)).join('\n\n');
  const statuses = findStatuses(parts, plain, context);
  const report = {
    parts,
    plain,
    hasStatus: statuses.length > 0,
    isReport: looksLikeReport(part, plain),
    failed: addressesInText(fieldText(part.fields, 'x-failed-recipients') ?? '').slice(0, limits.recipients),
  };
  const prose = readProse(report, unknownCharset, limits);
  const recipientsTold = statuses.reduce((sum, { status }) => sum + status.recipients.length, 0);
  const groups = statuses
    .flatMap(({ status, lineAt }) => status.recipients.map((fields) => ({ fields, lineAt })))
    .slice(0, limits.recipients);
  const known =
    groups.length > 0
      ? groups.map(({ fields, lineAt }) => ({
          fields,
          line: lineAt(fields[0]?.at ?? 0),
          prose: proseFor(fields, prose.recipients, groups.length),
        }))
      : prose.recipients.map((recipient) => ({ fields: [], line, prose: recipient }));
  if (known.length === 0) return false;

  const message = statuses.flatMap(({ status }) => status.message);
  const original = originalHeaders(parts, prose, line, context);
  const delayed =
    DELAYED.test(fieldText(part.fields, 'subject') ?? '') || DELAYED_TEXT.test(plain.slice(0, 4096));
  const shared = { ...reportContext(part, message, prose, original), delayed };
  const cut = new Set(recipientsTold > limits.recipients ? [...prose.cut, 'recipients' as const] : prose.cut);
  for (const limit of cut) {
    issues.report('MAIL_LIMIT', `${LEFT_OUT[limit]} ${limits[limit]} were read (${limit})`, line);
  }
  const attempts = known.map((one) => ndrAttempt(one.fields, one.prose, shared, { item, line: one.line }));
  for (const attempt of attempts) sink.record({ kind: 'attempt', attempt });
  const recipients = attempts.flatMap(({ recipient }) => recipient ?? []);
  const whole = { ...reportOf(part, message, prose, shared), recipients, origin: { item, line } };
  // Lines pasted out of a report are attempts, and no report.
  if (recipients.length > 0 || whole.reportingMta !== undefined || whole.original) {
    sink.record({ kind: 'report', report: whole });
  }
  return true;
}

/** Fields about the message that have a place of their own in a report. */
const PLACED: ReadonlySet<string> = new Set(['reporting-mta', 'received-from-mta', 'arrival-date']);

function originalHeaders(
  parts: readonly MimePart[],
  prose: Prose,
  line: number,
  context: MailContext,
): MessageHeaders | undefined {
  const part = parts.find(({ type }) => ORIGINAL.test(type));
  const content = part ? contentBytes(part) : (prose.originalHeaders ?? '');
  const { fields } = readHeaderBlock(content, 0, content.length);
  if (fields.length === 0) return undefined;
  const origin = { item: context.item, line: part ? lineOf(part, context) : line };
  return messageHeaders(fields, 'ndr-mail', origin, context);
}

function reportContext(
  part: MimePart,
  message: readonly HeaderField[],
  prose: Prose,
  original: MessageHeaders | undefined,
): Omit<ReportContext, 'delayed'> {
  const mta = typedValue(message, 'reporting-mta');
  const server = mta === undefined ? prose.generatingServer : (hostOfMta(mta).host ?? mta);
  const arrivalDate = fieldText(message, 'arrival-date');
  const date = fieldText(part.fields, 'date');
  const sender = original?.from === undefined ? prose.sender : addressInText(original.from);
  const subject = original?.subject ?? prose.subject;
  return {
    ...present('server', server),
    ...present('arrivalDate', arrivalDate),
    ...(date !== undefined && { date: readMailTime(date) }),
    ...present('sender', sender),
    ...present('subject', subject),
    ...(original && { original }),
  };
}

function reportOf(
  part: MimePart,
  message: readonly HeaderField[],
  prose: Prose,
  { server, arrivalDate, date, original }: Omit<ReportContext, 'delayed'>,
): Omit<NdrReport, 'recipients' | 'origin'> {
  const receivedFromMta = typedValue(message, 'received-from-mta');
  const subject = fieldText(part.fields, 'subject');
  const messageId = fieldText(part.fields, 'message-id');
  const extra = message
    .filter(({ name, value }) => value !== '' && !PLACED.has(name))
    .map(({ name, value }) => [name, decodeWords(value)] as const);
  const arrival: PrintedTime | undefined = arrivalDate === undefined ? undefined : readMailTime(arrivalDate);
  return {
    format: 'ndr-mail',
    ...present('reportingMta', server),
    ...present('receivedFromMta', receivedFromMta),
    ...(arrival && { arrivalDate: arrival }),
    ...present('generatingServer', prose.generatingServer),
    ...present('receivingServer', prose.receivingServer),
    ...present('subject', subject),
    ...present('messageId', messageId),
    ...(date && { date }),
    hops: prose.hops,
    ...(original && { original }),
    ...(extra.length > 0 && { extra: Object.fromEntries(extra) }),
  };
}
