import type { AttemptFacts, DeliveryAttempt, PrintedTime } from '../delivery-attempt.js';
import type { IssueReporter } from '../issue-reporter.js';
import type { ReadOptions } from '../format.js';
import { isStep, outcomeOf } from '../outcome.js';
import { readCustomData } from '../objects/custom-data.js';
import { isLogTime, readPrintedTime } from '../printed-time.js';
import { reasonReader } from '../reason/reason-reader.js';
import type { ColumnPositions, Columns } from '../table/columns.js';
import { memoize } from '../table/memo.js';
import type { RowView } from '../table/row-view.js';
import type { AttemptField } from './attempt-columns.js';
import { TRUNCATED } from './pasted-reason.js';

/** Bytes of a text that is likely one of a few: `Message received by: …`. A longer one quotes times and sessions. */
const SHORT = 128;
const CODE = /(?:^|[^\d.])[245]\d\d[ -]/;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * A function that gives the attempts one row tells of: one, or one per recipient where a summary report lists them as
 * `user@contoso.com##Receive, Fail;…`. Empty cells are absent; columns without a name here are kept in `extra`.
 */
export function attemptReader(
  format: string,
  { item, detail }: ReadOptions,
  give: (attempt: DeliveryAttempt) => void,
): (row: RowView, columns: Columns<AttemptField>, issues: IssueReporter) => void {
  const brief = detail === 'summary';
  const outcomes = memoize((event) => (isStep(event) ? 'step' : outcomeOf(event, undefined)));
  const readReason = reasonReader();

  return (row, columns, issues) => {
    const at = columns.positions;
    const event = row.token(at.event);
    const known = outcomes(event);
    const status = row.text(at.recipientStatus);
    const perRecipient = status.includes('##');
    if (brief && known === 'step' && !perRecipient) return;
    const time = timeOf(row, at.time, issues);
    const text = reasonText(
      row.shared(at.reason, SHORT),
      perRecipient ? '' : status,
      row.text(at.sourceContext),
    );
    const facts = text === '' ? NO_FACTS : readReason(text, brief && time?.iso !== undefined);
    const attempt: Writable<DeliveryAttempt> = {
      format,
      outcome: known === 'step' ? 'unknown' : known === 'unknown' ? outcomeOf(undefined, facts) : known,
      origin: { item, line: row.line },
      class: facts.class,
      replies: facts.replies,
      truncated: facts.truncated,
    };
    Object.assign(attempt, facts);
    if (facts.truncated) issues.report('REASON_TRUNCATED', TRUNCATED, row.line);
    if (time) attempt.time = time;
    if (event !== '') attempt.event = event;
    setCounted(attempt, row, at);
    if (!brief) setUncounted(attempt, row, columns, text);
    if (perRecipient) attemptPerRecipient(attempt, status).forEach(give);
    else give(attempt);
  };
}

const NO_FACTS: AttemptFacts = { class: 'unknown', replies: [], truncated: false };

function timeOf(row: RowView, at: number, issues: IssueReporter): PrintedTime | undefined {
  const raw = row.text(at);
  if (raw === '') return undefined;
  const time = isLogTime(raw) ? { raw, iso: raw } : readPrintedTime(raw);
  if (time.iso === undefined && time.candidates === undefined) {
    issues.report('TIME_UNREADABLE', `time not understood: ${raw.slice(0, 60)}`, row.line);
  }
  return time;
}

// Written out, not looped over: with fixed names the engine keeps one shape for all attempts of a file.
function setCounted(
  attempt: Writable<DeliveryAttempt>,
  row: RowView,
  at: ColumnPositions<AttemptField>,
): void {
  const messageId = row.text(at.messageId);
  if (messageId !== '') attempt.messageId = messageId;
  const networkMessageId = row.text(at.networkMessageId);
  if (networkMessageId !== '') attempt.networkMessageId = networkMessageId;
  const traceId = row.text(at.traceId);
  if (traceId !== '') attempt.traceId = traceId;
  const connector = row.text(at.connector) || connectorIn(row.text(at.customData));
  if (connector !== '') attempt.connector = connector;
  const server = row.text(at.server);
  if (server !== '') attempt.server = server;
  setRecipients(attempt, row.text(at.recipient));
}

/** What no summary counts, and the cells nothing else has taken. */
function setUncounted(
  attempt: Writable<DeliveryAttempt>,
  row: RowView,
  columns: Columns<AttemptField>,
  text: string,
): void {
  const at = columns.positions;
  if (text !== '') attempt.text = text;
  const sender = row.text(at.sender);
  if (sender !== '') attempt.sender = sender;
  const subject = row.text(at.subject);
  if (subject !== '') attempt.subject = subject;
  const source = row.text(at.source);
  if (source !== '') attempt.source = source;
  const directionality = row.text(at.directionality);
  if (directionality !== '') attempt.directionality = directionality;
  const clientAddress = row.text(at.clientAddress);
  if (clientAddress !== '') attempt.clientAddress = clientAddress;
  const serverAddress = row.text(at.serverAddress);
  if (serverAddress !== '') attempt.serverAddress = serverAddress;
  const size = row.number(at.size);
  if (size !== -1) attempt.size = size;
  let extra = extraOf(row, columns);
  if (row.text(at.sourceContext) !== text) extra = addExtra(extra, row, columns.names, at.sourceContext);
  if (row.text(at.recipientStatus) !== text) extra = addExtra(extra, row, columns.names, at.recipientStatus);
  if (attempt.size === undefined) extra = addExtra(extra, row, columns.names, at.size);
  if (!row.isEmpty(at.customData)) {
    const custom = readCustomData(row.text(at.customData));
    if (Object.keys(custom).length > 0) extra = { ...extra, ...custom };
    else extra = addExtra(extra, row, columns.names, at.customData);
  }
  if (extra) attempt.extra = extra;
}

function connectorIn(customData: string): string {
  return customData.includes('boundConnector') ? (readCustomData(customData)['ConnectorName'] ?? '') : '';
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
  if (status !== '' && (CODE.test(status) || status.includes('LED='))) return status;
  return context !== '' && CODE.test(context) ? context : status;
}

function extraOf(row: RowView, { names, others }: Columns<AttemptField>): Record<string, string> | undefined {
  let extra: Record<string, string> | undefined;
  for (const at of others) extra = addExtra(extra, row, names, at);
  for (let at = names.length; at < row.count; at++) extra = addExtra(extra, row, names, at);
  return extra;
}

function addExtra(
  extra: Record<string, string> | undefined,
  row: RowView,
  names: readonly string[],
  at: number,
): Record<string, string> | undefined {
  const value = row.text(at);
  if (value === '') return extra;
  const name = names[at] ?? `column ${at + 1}`;
  const into = extra ?? {};
  if (name === '__proto__') Object.defineProperty(into, name, { value, enumerable: true });
  else into[name] = value;
  return into;
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
