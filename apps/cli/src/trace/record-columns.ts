import { formatOrigin } from '@hybrid-mailflow/evidence';
import type { TraceRecord } from '@hybrid-mailflow/trace-parser';

type Cell = string | number | boolean | undefined;

/** The columns of `trace --format csv`, for every kind of record: cells a kind does not have stay empty. */
const COLUMNS = [
  'kind',
  'origin',
  'time',
  'outcome',
  'event',
  'class',
  'token',
  'replyCode',
  'enhancedCode',
  'server',
  'connector',
  'session',
  'targetHost',
  'targetAddress',
  'targetPort',
  'remoteEndpoint',
  'clientName',
  'sender',
  'recipient',
  'messageId',
  'subject',
  'size',
  'expectedSubject',
  'presentedSubject',
  'presentedThumbprint',
  'startTlsOffered',
  'startTlsUsed',
  'tlsProtocol',
  'tlsCipher',
  'tlsError',
  'accepted',
  'closedBy',
  'end',
  'text',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], Cell>>;

export const CSV_HEADER = `${COLUMNS.join(',')}\r\n`;

/** One record as a line of CSV. */
export function csvLine(record: TraceRecord): string {
  const row = rowOf(record);
  return `${COLUMNS.map((column) => csvCell(row[column])).join(',')}\r\n`;
}

function rowOf(record: TraceRecord): Row {
  if (record.kind === 'attempt') {
    const { attempt } = record;
    const { origin, time, ...fields } = attempt;
    return { kind: 'attempt', ...pick(fields), origin: formatOrigin(origin), time: time?.iso ?? time?.raw };
  }
  if (record.kind === 'session') {
    const { session } = record;
    const { origin, sessionId, start, mailFrom, recipientAddresses, sentCertificate, replies, ...fields } =
      session;
    return {
      kind: 'session',
      ...pick(fields),
      origin: formatOrigin(origin),
      session: sessionId,
      time: start,
      sender: mailFrom,
      recipient: recipientAddresses[0],
      presentedSubject: sentCertificate?.subject ?? sentCertificate?.subjectAndIssuer,
      presentedThumbprint: sentCertificate?.thumbprint,
      text: replies[0]?.text,
    };
  }
  if (record.kind === 'report') {
    const { origin, reportingMta, messageId, subject, date } = record.report;
    return {
      kind: 'report',
      origin: formatOrigin(origin),
      time: date?.iso ?? date?.raw,
      server: reportingMta,
      messageId,
      subject,
    };
  }
  if (record.kind === 'fact') {
    const { kind, origin, ...fields } = record.fact;
    return { ...pick(fields), kind, origin: formatOrigin(origin) };
  }
  return { kind: record.kind, origin: formatOrigin(record.headers.origin) };
}

/** The fields that are columns of the same name. */
function pick(fields: object): Row {
  const entries = Object.entries(fields) as [string, unknown][];
  return Object.fromEntries(
    entries.filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  );
}

/** A cell that no spreadsheet takes for a formula: what looks like one begins with an apostrophe. */
function csvCell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
