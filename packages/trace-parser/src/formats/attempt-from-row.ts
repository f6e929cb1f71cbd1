import type { AttemptFacts, DeliveryAttempt } from '../delivery-attempt.js';
import type { IssueReporter } from '../issue-reporter.js';
import { outcomeOf } from '../outcome.js';
import { readPrintedTime } from '../printed-time.js';
import { parseReason } from '../reason.js';
import type { Columns } from '../table/columns.js';
import type { AttemptField } from './attempt-columns.js';

const NO_FACTS: AttemptFacts = { class: 'unknown', replies: [], truncated: false };
const CODE = /(?:^|[^\d.])[245]\d\d[ -]/;
const LOG_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export interface RowPlace {
  readonly format: string;
  readonly item: string;
  readonly line: number;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * The attempts one row tells of: one, or one per recipient where a summary report lists them as
 * `user@contoso.com##Receive, Fail;…`. Empty cells are absent; columns without a name here are kept in `extra`.
 */
export function attemptsFromRow(
  values: readonly string[],
  columns: Columns<AttemptField>,
  place: RowPlace,
  issues: IssueReporter,
): DeliveryAttempt[] {
  const cell = (field: AttemptField): string => values[columns.positions[field]] ?? '';
  const status = cell('recipientStatus');
  const perRecipient = status.includes('##');
  const text = reasonText(cell('reason'), perRecipient ? '' : status, cell('sourceContext'));
  const facts = text === '' ? NO_FACTS : parseReason(text);
  const event = cell('event');
  const attempt: Writable<DeliveryAttempt> = {
    ...facts,
    format: place.format,
    outcome: outcomeOf(event, facts),
    origin: { item: place.item, line: place.line },
  };
  const time = cell('time');
  if (time !== '') {
    attempt.time = LOG_TIME.test(time) ? { raw: time, iso: time } : readPrintedTime(time);
    if (!attempt.time.iso && !attempt.time.candidates) {
      issues.report('TIME_UNREADABLE', `time not understood: ${time.slice(0, 60)}`, place.line);
    }
  }
  if (text !== '') attempt.text = text;
  if (event !== '') attempt.event = event;
  setText(attempt, 'messageId', cell('messageId'));
  setText(attempt, 'networkMessageId', cell('networkMessageId'));
  setText(attempt, 'traceId', cell('traceId'));
  setText(attempt, 'sender', cell('sender'));
  setText(attempt, 'subject', cell('subject'));
  setText(attempt, 'source', cell('source'));
  setText(attempt, 'directionality', cell('directionality'));
  setText(attempt, 'clientAddress', cell('clientAddress'));
  setText(attempt, 'serverAddress', cell('serverAddress'));
  setText(attempt, 'connector', cell('connector'));
  setText(attempt, 'server', cell('server'));
  setRecipients(attempt, cell('recipient'));
  const size = cell('size');
  if (/^\d{1,15}$/.test(size)) attempt.size = Number(size);
  const extra = extraOf(values, columns, [
    ['sourceContext', cell('sourceContext') === text],
    ['recipientStatus', status === text],
    ['size', attempt.size !== undefined],
  ]);
  if (extra) attempt.extra = extra;
  return perRecipient ? attemptPerRecipient(attempt, status) : [attempt];
}

function setText(
  attempt: Writable<DeliveryAttempt>,
  field:
    | 'messageId'
    | 'networkMessageId'
    | 'traceId'
    | 'sender'
    | 'subject'
    | 'source'
    | 'directionality'
    | 'clientAddress'
    | 'serverAddress'
    | 'connector'
    | 'server',
  value: string,
): void {
  if (value !== '') attempt[field] = value;
}

function setRecipients(attempt: Writable<DeliveryAttempt>, list: string): void {
  if (list === '') return;
  if (!list.includes(';')) attempt.recipient = list;
  else {
    const recipients = list.split(';').map((recipient) => recipient.trim());
    attempt.recipients = recipients;
    if (recipients[0] !== undefined) attempt.recipient = recipients[0];
  }
}

/** The cell that holds the diagnostic text: the reason column, else whichever of the others quotes a reply. */
function reasonText(reason: string, status: string, context: string): string {
  if (reason !== '') return reason;
  if (CODE.test(status) || status.includes('LED=')) return status;
  return CODE.test(context) ? context : status;
}

function extraOf(
  values: readonly string[],
  columns: Columns<AttemptField>,
  used: readonly (readonly [AttemptField, boolean])[],
): Record<string, string> | undefined {
  const left = used.filter(([, isUsed]) => !isUsed).map(([field]) => columns.positions[field]);
  const beyond = values.length - columns.names.length;
  const positions = [
    ...columns.others,
    ...left,
    ...Array.from({ length: Math.max(0, beyond) }, (_, at) => at + columns.names.length),
  ];
  let extra: Record<string, string> | undefined;
  for (const at of positions) {
    const value = values[at];
    if (value === undefined || value === '') continue;
    extra ??= {};
    const name = columns.names[at] ?? `column ${at + 1}`;
    Object.defineProperty(extra, name, { value, enumerable: true, writable: true, configurable: true });
  }
  return extra;
}

function attemptPerRecipient(attempt: DeliveryAttempt, status: string): DeliveryAttempt[] {
  return status
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [address = '', states = ''] = entry.split('##');
      const last = states.split(',').at(-1)?.trim() ?? '';
      const recipient = address.replace(/^<|>$/g, '');
      return {
        ...attempt,
        ...(recipient !== '' && { recipient }),
        event: states.trim() || (attempt.event ?? ''),
        outcome: outcomeOf(last === '' ? attempt.event : last, undefined),
      };
    });
}
