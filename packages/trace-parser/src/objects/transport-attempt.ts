import type { Origin } from '@hybrid-mailflow/evidence';
import type { AttemptFacts, DeliveryAttempt } from '../delivery-attempt.js';
import { ATTEMPT_COLUMNS, type AttemptField } from '../formats/attempt-columns.js';
import { readMailTime } from '../mail/mail-time.js';
import { outcomeOf } from '../outcome.js';
import { parseReason } from '../reason.js';
import { readCustomData } from './custom-data.js';
import type { NamedTexts } from './named-texts.js';
import type { TransportKind } from './object-kind.js';
import { readTraceData } from './trace-data.js';
import { present } from '../present.js';

const NO_FACTS: AttemptFacts = { class: 'unknown', replies: [], truncated: false };
const CODE = /(?:^|[^\d.])[245]\d\d[ -]|LED=/;

/** The attempt one transport object tells of. `format` is a format id, or the cmdlet of an export. */
export function transportAttempt(
  kind: TransportKind,
  format: string,
  texts: NamedTexts,
  origin: Origin,
): DeliveryAttempt {
  if (kind === 'get-queue' || kind === 'get-message') return queued(kind, format, texts, origin);
  return traced(format, texts, origin);
}

/** A queue or a message in one: `LastError` is the last attempt, `Identity` begins with the server. */
function queued(
  kind: 'get-queue' | 'get-message',
  format: string,
  texts: NamedTexts,
  origin: Origin,
): DeliveryAttempt {
  const text = unwrapped(texts.take('LastError'));
  const facts = text === undefined ? NO_FACTS : parseReason(text);
  const status = texts.take('Status');
  const identity = texts.take('Identity');
  const queue = kind === 'get-queue' ? undefined : texts.take('Queue', 'QueueId');
  const server = (queue ?? identity)?.split('\\', 1)[0];
  const last = texts.take('LastRetryTime');
  const nextHop = texts.take('NextHopDomain');
  const connector = texts.take('NextHopConnector');
  const outcome = outcomeOf(status, facts);
  const extra: Record<string, string> = {
    ...texts.rest(),
    ...(identity !== undefined && { Identity: identity }),
    ...(queue !== undefined && { Queue: queue }),
    ...(nextHop !== undefined && { NextHopDomain: nextHop }),
  };
  return {
    format,
    ...facts,
    // A queue that retries says with its error that mail is late, whatever class the error has.
    outcome: text !== undefined && outcome !== 'failed' ? 'deferred' : outcome,
    ...present('targetHost', facts.targetHost ?? hostOf(nextHop)),
    ...present(
      'connector',
      connector === undefined || /^[0-]+$/.test(connector) ? facts.connector : connector,
    ),
    ...present('server', identity?.includes('\\') === true || queue !== undefined ? server : facts.server),
    ...(last !== undefined && { time: readMailTime(last) }),
    ...present('event', status),
    ...present('messageId', texts.take('InternetMessageId')),
    ...present('sender', texts.take('FromAddress')),
    ...recipientsOf(kind === 'get-message' ? texts.takeAll('Recipients') : undefined),
    ...present('subject', texts.take('Subject', 'Message Subject')),
    ...present('text', text),
    ...(Object.keys(extra).length > 0 && { extra }),
    origin,
  };
}

function traced(format: string, texts: NamedTexts, origin: Origin): DeliveryAttempt {
  const take = (field: AttemptField): string | undefined => texts.take(...ATTEMPT_COLUMNS[field]);
  // `Received` is when, in a trace; and of a tracking event, its own time comes first.
  const time = texts.take('Timestamp', 'Received', 'receivedDateTime', 'dateTime', 'Date') ?? take('time');
  const event = texts.take('EventId', 'Event', 'Status');
  const recipients = texts.takeAll('Recipients', 'RecipientAddress') ?? undefined;
  const detail = texts.take('Detail', 'description') ?? take('reason');
  const status = unwrapped(texts.take('RecipientStatus'));
  const context = texts.take('SourceContext');
  const data = readTraceData(texts.take('Data') ?? '');
  const { CustomData: custom, ...facts } = data;
  const eventData = readCustomData(custom ?? texts.take('CustomData') ?? '');
  const text = [detail, status, data['RecipientStatus'], context, data['SourceContext']].find(
    (candidate) => candidate !== undefined && CODE.test(candidate),
  );
  const read = text === undefined ? NO_FACTS : parseReason(text);
  const size = take('size');
  const extra: Record<string, string> = {
    ...facts,
    ...eventData,
    ...left('RecipientStatus', status, text),
    ...left('SourceContext', context, text),
    ...left('Size', size, /^\d{1,15}$/.test(size ?? '') ? size : undefined),
  };
  const said = text ?? detail;
  const attempt: Omit<DeliveryAttempt, 'extra' | 'origin'> = {
    format,
    ...read,
    outcome: outcomeOf(event, read),
    ...(time !== undefined && { time: readMailTime(time) }),
    ...present('event', event),
    ...present('messageId', take('messageId')),
    ...present('networkMessageId', take('networkMessageId') ?? data['NetworkMessageId']),
    ...present('traceId', take('traceId')),
    ...present('sender', take('sender')),
    ...recipientsOf(recipients),
    ...present('subject', take('subject')),
    ...(/^\d{1,15}$/.test(size ?? '') && { size: Number(size) }),
    ...present('source', take('source')),
    ...present('directionality', take('directionality')),
    ...present('clientAddress', take('clientAddress')),
    ...present('serverAddress', take('serverAddress')),
    ...present(
      'connector',
      take('connector') ?? data['ConnectorId'] ?? eventData['ConnectorName'] ?? read.connector,
    ),
    ...present('server', take('server') ?? data['ServerHostName'] ?? read.server),
    ...present('text', said),
  };
  const all = { ...texts.rest(), ...extra };
  return { ...attempt, ...(Object.keys(all).length > 0 && { extra: all }), origin };
}

/** A value that did not become a fact of its own is kept under its name. */
function left(name: string, value: string | undefined, used: string | undefined): Record<string, string> {
  return value === undefined || value === used ? {} : { [name]: value };
}

function recipientsOf(
  values: readonly string[] | undefined,
): Pick<DeliveryAttempt, 'recipient' | 'recipients'> {
  const recipients =
    values?.flatMap((value) => value.split(/[;,]\s*/)).filter((value) => value.includes('@')) ?? [];
  const [recipient] = recipients;
  if (recipient === undefined) return {};
  return recipients.length === 1 ? { recipient } : { recipient, recipients };
}

/** RecipientStatus is a list that is printed as `{…}`. */
function unwrapped(text: string | undefined): string | undefined {
  return text?.startsWith('{[') === true && text.endsWith(']}') ? text.slice(1, -1) : text;
}

/** A smart host queue is named after its hosts (`mail.contoso.com` or `[203.0.113.25]`), others after a site or a group. */
function hostOf(nextHop: string | undefined): string | undefined {
  return nextHop !== undefined && /^[\w-]+(?:\.[\w-]+)+$/.test(nextHop) ? nextHop : undefined;
}
