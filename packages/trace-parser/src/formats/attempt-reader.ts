import type { AttemptFacts, DeliveryAttempt } from '../delivery-attempt.js';
import type { IssueReporter } from '../issue-reporter.js';
import { outcomeOf } from '../outcome.js';
import { readCustomData } from '../objects/custom-data.js';
import { isLogTime, readPrintedTime } from '../printed-time.js';
import { parseReason } from '../reason.js';
import type { ColumnPositions, Columns } from '../table/columns.js';
import { memoize } from '../table/memo.js';
import type { RowView } from '../table/row-view.js';
import type { AttemptField } from './attempt-columns.js';
import { TRUNCATED } from './pasted-reason.js';

const CODE = /(?:^|[^\d.])[245]\d\d[ -]/;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * A function that gives the attempts one row tells of: one, or one per recipient where a summary report lists them as
 * `user@contoso.com##Receive, Fail;…`. Empty cells are absent; columns without a name here are kept in `extra`.
 */
export function attemptReader(
  format: string,
  item: string,
): (row: RowView, columns: Columns<AttemptField>, issues: IssueReporter) => readonly DeliveryAttempt[] {
  const outcomes = memoize((event) => outcomeOf(event, undefined));
  const shortReasons = memoize(parseReason);

  return (row, columns, issues) => {
    const at = columns.positions;
    const status = row.text(at.recipientStatus);
    const perRecipient = status.includes('##');
    const context = row.text(at.sourceContext);
    const text = reasonText(row.text(at.reason), perRecipient ? '' : status, context);
    const facts = text === '' ? NO_FACTS : text.length < 100 ? shortReasons(text) : parseReason(text);
    const event = row.text(at.event);
    const known = outcomes(event);
    const attempt: Writable<DeliveryAttempt> = Object.assign(
      {
        format,
        outcome: known === 'unknown' ? outcomeOf(undefined, facts) : known,
        origin: { item, line: row.line },
      },
      facts,
    );
    if (facts.truncated) issues.report('REASON_TRUNCATED', TRUNCATED, row.line);
    setTime(attempt, row.text(at.time), issues);
    if (text !== '') attempt.text = text;
    if (event !== '') attempt.event = event;
    setTexts(attempt, row, at);
    setRecipients(attempt, row.text(at.recipient));
    const size = row.text(at.size);
    if (/^\d{1,15}$/.test(size)) attempt.size = Number(size);
    let extra = extraOf(row, columns);
    if (context !== text) extra = addExtra(extra, row, columns.names, at.sourceContext);
    if (status !== text) extra = addExtra(extra, row, columns.names, at.recipientStatus);
    if (attempt.size === undefined) extra = addExtra(extra, row, columns.names, at.size);
    const custom = row.text(at.customData);
    if (custom !== '') {
      const facts = readCustomData(custom);
      if (attempt.connector === undefined && facts['ConnectorName'] !== undefined)
        attempt.connector = facts['ConnectorName'];
      extra =
        Object.keys(facts).length > 0
          ? { ...extra, ...facts }
          : addExtra(extra, row, columns.names, at.customData);
    }
    if (extra) attempt.extra = extra;
    return perRecipient ? attemptPerRecipient(attempt, status) : [attempt];
  };
}

const NO_FACTS: AttemptFacts = { class: 'unknown', replies: [], truncated: false };

function setTime(attempt: Writable<DeliveryAttempt>, raw: string, issues: IssueReporter): void {
  if (raw === '') return;
  attempt.time = isLogTime(raw) ? { raw, iso: raw } : readPrintedTime(raw);
  if (attempt.time.iso === undefined && attempt.time.candidates === undefined) {
    const { line = 0 } = attempt.origin;
    issues.report('TIME_UNREADABLE', `time not understood: ${raw.slice(0, 60)}`, line);
  }
}

// Written out, not looped over: with fixed names the engine keeps one shape for all attempts of a file.
function setTexts(attempt: Writable<DeliveryAttempt>, row: RowView, at: ColumnPositions<AttemptField>): void {
  const messageId = row.text(at.messageId);
  if (messageId !== '') attempt.messageId = messageId;
  const networkMessageId = row.text(at.networkMessageId);
  if (networkMessageId !== '') attempt.networkMessageId = networkMessageId;
  const traceId = row.text(at.traceId);
  if (traceId !== '') attempt.traceId = traceId;
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
  const connector = row.text(at.connector);
  if (connector !== '') attempt.connector = connector;
  const server = row.text(at.server);
  if (server !== '') attempt.server = server;
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
